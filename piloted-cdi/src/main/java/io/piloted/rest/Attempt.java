package io.piloted.rest;

import static io.piloted.rest.Messages.MESSAGES;

import io.piloted.Endpoint;
import io.piloted.Outcome;
import io.piloted.ServiceHandle;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One request to an endpoint of a service. Its outcome is reported once, by whoever knows it first, and only if it was sent:
 * a filter of the application may end a request before. Thread-safe.
 */
final class Attempt {

    private enum State {
        PICKED,
        SENT,
        ENDED
    }

    /** From this status on a request has not succeeded; another attempt goes to another endpoint. */
    private static final int LEAST_ERROR = 400;

    /** Quarkus' client throws exceptions of Vert.x that are no {@link IOException}s when a connection is closed. */
    private static final String VERTX = "io.vertx.core.";

    /** A chain of causes may have a loop. */
    private static final int MAX_CAUSES = 100;

    private final AtomicReference<State> state = new AtomicReference<>(State.PICKED);
    private final ServiceHandle service;
    private final Endpoint endpoint;
    private final @Nullable RetriedCall call;
    private final int round;

    /**
     * An attempt that is not sent yet.
     *
     * @param service the service that is called
     * @param endpoint its endpoint, picked for this attempt
     * @param call the call that it belongs to, null if nobody retries it
     */
    Attempt(ServiceHandle service, Endpoint endpoint, @Nullable RetriedCall call) {
        this.service = service;
        this.endpoint = endpoint;
        this.call = call;
        this.round = call == null ? 1 : call.add(this);
    }

    String service() {
        return service.name();
    }

    Endpoint endpoint() {
        return endpoint;
    }

    /** In which attempt of its call it was made, from 1 on. */
    int round() {
        return round;
    }

    /** All filters have let it pass. */
    void sent() {
        state.compareAndSet(State.PICKED, State.SENT);
    }

    /** There is a response. */
    void answered(int status) {
        if (call != null && status < LEAST_ERROR) {
            call.remove(this);
        }
        end(Outcome.ofStatus(status), status);
    }

    /**
     * There is no response, for this reason. Does nothing if that says nothing of the endpoint: the request was cancelled, or
     * could not be written.
     */
    void failed(Throwable reason) {
        if (Outcome.of(reason).isPresent() && isOfNetwork(reason)) {
            end(Outcome.FAILURE, reason);
        }
    }

    /** There was no response when its call made another attempt. */
    void abandoned() {
        end(Outcome.FAILURE, "no response before the next attempt");
    }

    /** Other reasons are of the client, such as an object that cannot be written as JSON. */
    private static boolean isOfNetwork(Throwable reason) {
        Throwable cause = reason;
        for (int i = 0; i < MAX_CAUSES && cause != null; i++) {
            if (cause instanceof IOException
                    || cause instanceof TimeoutException
                    || cause.getClass().getName().startsWith(VERTX)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private void end(Outcome outcome, Object reason) {
        if (state.getAndSet(State.ENDED) == State.SENT) {
            service.report(endpoint, outcome);
            MESSAGES.debugf(
                    "Service '%s': attempt %d at %s: %s (%s)",
                    service.name(), round, endpoint.hostAndPort(), outcome, reason);
        }
    }
}
