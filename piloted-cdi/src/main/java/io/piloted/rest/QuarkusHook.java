package io.piloted.rest;

import io.piloted.concurrent.Failures;
import io.vertx.core.http.StreamResetException;
import jakarta.ws.rs.client.ClientRequestContext;
import org.jboss.resteasy.reactive.client.impl.RestClientRequestContext;
import org.jboss.resteasy.reactive.client.spi.ResteasyReactiveClientRequestContext;
import org.jspecify.annotations.Nullable;

/** A hook into Quarkus' client, which completes a future with the response or the failure of a request. */
final class QuarkusHook {

    static final boolean AVAILABLE =
            OptionalApi.isPresent("org.jboss.resteasy.reactive.client.impl.RestClientRequestContext");

    private QuarkusHook() {}

    static void install(ClientRequestContext request, Attempt attempt) {
        Client.install(request, attempt);
    }

    /** In its own class, which is loaded only if Quarkus' client is present. */
    private static final class Client {

        private Client() {}

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
