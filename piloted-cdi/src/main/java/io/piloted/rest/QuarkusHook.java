package io.piloted.rest;

import io.piloted.Endpoint;
import io.piloted.concurrent.Failures;
import io.vertx.core.http.StreamResetException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.ClientRequestContext;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jboss.resteasy.reactive.client.impl.RestClientRequestContext;
import org.jboss.resteasy.reactive.client.spi.ResteasyReactiveClientRequestContext;
import org.jspecify.annotations.Nullable;

/**
 * The hooks into Quarkus' client. It completes a future with the response or the failure of a request. It may run its
 * filters on an event loop, so it must wait for an endpoint without blocking a thread.
 */
final class QuarkusHook {

    static final boolean AVAILABLE =
            OptionalApi.isPresent("org.jboss.resteasy.reactive.client.impl.RestClientRequestContext");

    private QuarkusHook() {}

    /**
     * Whether the request belongs to Quarkus' client. Unlike other clients, it sends a request whose URI has no host to
     * localhost, and not to the URI's authority.
     */
    static boolean isOf(ClientRequestContext request) {
        return AVAILABLE && Client.isOf(request);
    }

    /** Continues the request when there is an endpoint; on this thread if there is one now. */
    static void whenComplete(
            ClientRequestContext request, CompletionStage<Endpoint> endpoint, Consumer<Endpoint> send) {
        Client.whenComplete((ResteasyReactiveClientRequestContext) request, endpoint.toCompletableFuture(), send);
    }

    static void install(ClientRequestContext request, Attempt attempt) {
        Client.install(request, attempt);
    }

    /** In its own class, which is loaded only if Quarkus' client is present. */
    private static final class Client {

        private Client() {}

        static boolean isOf(ClientRequestContext request) {
            return request instanceof ResteasyReactiveClientRequestContext;
        }

        static void whenComplete(
                ResteasyReactiveClientRequestContext request,
                CompletableFuture<Endpoint> endpoint,
                Consumer<Endpoint> send) {
            if (endpoint.isDone()) {
                send.accept(now(endpoint));
                return;
            }
            request.suspend();
            endpoint.thenAccept(send).whenComplete((sent, failure) -> {
                if (failure == null) {
                    request.resume();
                } else {
                    Throwable cause = Failures.cause(failure);
                    request.resume(new ProcessingException(cause.getMessage(), cause));
                }
            });
        }

        private static Endpoint now(CompletableFuture<Endpoint> endpoint) {
            try {
                return endpoint.join();
            } catch (CompletionException e) {
                throw e.getCause() instanceof RuntimeException cause ? cause : e;
            }
        }

        static void install(ClientRequestContext request, Attempt attempt) {
            if (request instanceof ResteasyReactiveClientRequestContext quarkus) {
                RestClientRequestContext context = quarkus.unwrap(RestClientRequestContext.class);
                context.getResult().whenComplete((response, failure) -> end(context, attempt, failure));
            }
        }

        /** If there is a status, then the endpoint has responded, and only reading the response may have failed. */
        private static void end(RestClientRequestContext context, Attempt attempt, @Nullable Throwable failure) {
            if (context.getResponseStatus() != 0) {
                attempt.responded(context.getResponseStatus());
            } else if (failure != null && !isCancelled(context, failure)) {
                attempt.failed(failure);
            }
        }

        private static boolean isCancelled(RestClientRequestContext context, Throwable failure) {
            return context.isUserCanceled() || Failures.cause(failure) instanceof StreamResetException;
        }
    }
}
