package io.piloted.rest;

import jakarta.annotation.Priority;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;
import jakarta.ws.rs.core.Configurable;
import org.jspecify.annotations.Nullable;

/** The filters next to the network, which see what becomes of an {@link Attempt}. */
final class AttemptFilters {

    private static final String ATTEMPT = Attempt.class.getName();

    private AttemptFilters() {}

    /** Registers all that a client needs to call services by name, but for what MicroProfile's clients need besides. */
    static void register(Configurable<?> client) {
        client.register(new PilotedRequestFilter());
        client.register(new Sent());
        if (!QuarkusHook.AVAILABLE) { // which sees statuses, too, and a response filter would cost a change of threads
            client.register(new Answered());
        }
        if (JerseyHook.AVAILABLE) {
            JerseyHook.register(client);
        }
    }

    /** Makes an attempt known to all that comes later. */
    static void put(ClientRequestContext request, Attempt attempt) {
        request.setProperty(ATTEMPT, attempt);
    }

    /** The attempt that a request is, null if it does not go to a service. */
    static @Nullable Attempt of(ClientRequestContext request) {
        return request.getProperty(ATTEMPT) instanceof Attempt attempt ? attempt : null;
    }

    /** The last of the request filters. */
    @Priority(Integer.MAX_VALUE)
    static final class Sent implements ClientRequestFilter {

        /** One, so that what it cannot do is logged once, and not by each client. */
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
            } else {
                RESTEASY.install(request, attempt);
            }
        }
    }

    /** The first of the response filters. */
    @Priority(Integer.MAX_VALUE)
    static final class Answered implements ClientResponseFilter {

        @Override
        public void filter(ClientRequestContext request, ClientResponseContext response) {
            Attempt attempt = of(request);
            if (attempt != null) {
                attempt.answered(response.getStatus());
            }
        }
    }
}
