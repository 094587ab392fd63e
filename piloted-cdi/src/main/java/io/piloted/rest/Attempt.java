package io.piloted.rest;

import static io.piloted.rest.Messages.MESSAGES;

import io.piloted.Endpoint;
import io.piloted.Outcome;
import io.piloted.ServiceHandle;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One request to an endpoint of a service. The first hook that knows its outcome reports it, once, and only if it was sent:
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

    /** Exceptions of Vert.x and Netty about connections are not all {@link IOException}s. */
    private static final List<String> OF_NETWORK = List.of("io.vertx.core.", "io.netty.");

    /** Jackson's are, and mean that an object cannot be written. */
    private static final String JACKSON = "com.fasterxml.jackson.";

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
        this.round = call == null ? 1 : call.round();
        if (call != null) {
            call.add(this); // last, since other threads see it from then on
        }
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
     * There is no response, for this reason. A request that could not be written says nothing of the endpoint. Nor does one
     * that was cancelled, unless the call makes another attempt: then it took too long.
     */
    void failed(Throwable reason) {
        if (Outcome.of(reason).isEmpty()) {
            return;
        }
        if (isOfNetwork(reason)) {
            end(Outcome.FAILURE, reason);
        } else {
            state.set(State.ENDED);
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
            String type = cause.getClass().getName();
            if ((cause instanceof IOException && !type.startsWith(JACKSON))
                    || cause instanceof TimeoutException
                    || OF_NETWORK.stream().anyMatch(type::startsWith)) {
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
