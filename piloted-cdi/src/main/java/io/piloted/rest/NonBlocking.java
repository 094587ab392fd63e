package io.piloted.rest;

import io.piloted.Endpoint;
import io.piloted.concurrent.Failures;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.ClientRequestContext;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jboss.resteasy.reactive.client.spi.ResteasyReactiveClientRequestContext;

/**
 * The wait for an endpoint without blocking a thread. Quarkus' client needs that, because it may run its filters on an
 * event loop.
 */
final class NonBlocking {

    private static final boolean AVAILABLE =
            OptionalApi.isPresent("org.jboss.resteasy.reactive.client.spi.ResteasyReactiveClientRequestContext");

    private NonBlocking() {}

    static boolean isRequired(ClientRequestContext request) {
        return AVAILABLE && Quarkus.canSuspend(request);
    }

    /**
     * Whether the client sends a request whose URI has no host to localhost. Other clients send it to the URI's
     * authority.
     */
    static boolean needsHost(ClientRequestContext request) {
        return isRequired(request);
    }

    /** Continues the request when there is an endpoint; on this thread if there is one now. */
    static void whenComplete(
            ClientRequestContext request, CompletionStage<Endpoint> endpoint, Consumer<Endpoint> send) {
        Quarkus.whenComplete((ResteasyReactiveClientRequestContext) request, endpoint, send);
    }

    /** In its own class, which is loaded only if Quarkus' client is present. */
    private static final class Quarkus {

        private Quarkus() {}

        static boolean canSuspend(ClientRequestContext request) {
            return request instanceof ResteasyReactiveClientRequestContext;
        }

        static void whenComplete(
                ResteasyReactiveClientRequestContext request,
                CompletionStage<Endpoint> stage,
                Consumer<Endpoint> send) {
            var endpoint = stage.toCompletableFuture();
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

        private static Endpoint now(java.util.concurrent.CompletableFuture<Endpoint> endpoint) {
            try {
                return endpoint.join();
            } catch (CompletionException e) {
                throw e.getCause() instanceof RuntimeException cause ? cause : e;
            }
        }
    }
}
