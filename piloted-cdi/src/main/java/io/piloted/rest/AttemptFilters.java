package io.piloted.rest;

import jakarta.annotation.Priority;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;
import jakarta.ws.rs.core.Configurable;
import org.jspecify.annotations.Nullable;

/**
 * The filters that are closest to the network: the last for requests, and the first for responses. They follow an
 * {@link Attempt}.
 */
final class AttemptFilters {

    private static final String ATTEMPT = Attempt.class.getName();

    private AttemptFilters() {}

    /** Registers everything that a Jakarta REST client needs to call services by name. */
    static void register(Configurable<?> client) {
        client.register(new PilotedRequestFilter());
        client.register(new Sent());
        if (!QuarkusHook.AVAILABLE) { // a response filter would make Quarkus switch threads
            client.register(new Responded());
        }
        if (JerseyHook.AVAILABLE) {
            JerseyHook.register(client);
        }
    }

    /** Stores the attempt in the request, for the other filters and hooks. */
    static void put(ClientRequestContext request, Attempt attempt) {
        request.setProperty(ATTEMPT, attempt);
    }

    /** The attempt stored in a request; null if the request does not go to a service. */
    static @Nullable Attempt of(ClientRequestContext request) {
        return request.getProperty(ATTEMPT) instanceof Attempt attempt ? attempt : null;
    }

    /** The last request filter. */
    @Priority(Integer.MAX_VALUE)
    static final class Sent implements ClientRequestFilter {

        /** A single instance, so that a problem is logged once, and not for each client. */
        private static final ResteasyHook RESTEASY = new ResteasyHook();

        @Override
        public void filter(ClientRequestContext request) {
            Attempt attempt = of(request);
            if (attempt == null) {
                return;
            }
            attempt.sent();
            if (QuarkusHook.AVAILABLE) {
                QuarkusHook.install(request, attempt);
            } else if (CxfHook.isOf(request)) {
                CxfHook.install(attempt);
            } else {
                RESTEASY.install(request, attempt);
            }
        }
    }

    /** The first response filter. */
    @Priority(Integer.MAX_VALUE)
    static final class Responded implements ClientResponseFilter {

        @Override
        public void filter(ClientRequestContext request, ClientResponseContext response) {
            Attempt attempt = of(request);
            if (attempt != null) {
                attempt.responded(response.getStatus());
            }
        }
    }
}
