package io.piloted.rest;

import static io.piloted.rest.Messages.MESSAGES;

import io.piloted.Endpoint;
import io.piloted.NoSuchServiceException;
import io.piloted.Outcome;
import io.piloted.ServiceHandle;
import io.piloted.ServiceSnapshot;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One request to an endpoint of a service. The first client hook that sees the outcome reports it to the service, and
 * later hooks do nothing. A request that was not sent, because a filter of the application ended it, is not reported.
 * Thread-safe.
 */
final class Attempt {

    private enum State {
        PICKED,
        SENT,
        ENDED
    }

    /**
     * A response with this status or a higher one does not count as success: the next attempt uses another endpoint.
     */
    private static final int LEAST_ERROR = 400;

    /** Packages whose exceptions are about the network, although not all are {@link IOException}s. */
    private static final List<String> OF_NETWORK = List.of("io.vertx.core.", "io.netty.");

    /** Jackson's exceptions are {@link IOException}s, but not about the network: an object cannot be written. */
    private static final String JACKSON = "com.fasterxml.jackson.";

    /** The maximum number of causes to look at, because a chain of causes may have a loop. */
    private static final int MAX_CAUSES = 100;

    private final AtomicReference<State> state = new AtomicReference<>(State.PICKED);
    private final ServiceHandle service;
    private final Endpoint endpoint;
    private final @Nullable RetriedCall call;
    private final int round;

    /** The snapshot that the endpoint was picked from, for DEBUG; empty otherwise. */
    private final String snapshot;

    /**
     * Creates an attempt that is not sent yet.
     *
     * @param service the service that is called
     * @param endpoint the endpoint picked for this attempt
     * @param call the call with {@code @Retry} to which this attempt belongs; null if there is none
     */
    Attempt(ServiceHandle service, Endpoint endpoint, @Nullable RetriedCall call) {
        this.service = service;
        this.endpoint = endpoint;
        this.call = call;
        this.round = call == null ? 1 : call.round();
        this.snapshot = MESSAGES.isDebugEnabled() ? snapshot(service) : "";
        if (call != null) {
            call.add(this); // last, because it makes this object visible to other threads
        }
    }

    String service() {
        return service.name();
    }

    Endpoint endpoint() {
        return endpoint;
    }

    /** The number of the retry round in which the attempt was made, from 1. */
    int round() {
        return round;
    }

    /** Called when all request filters have accepted the request. */
    void sent() {
        state.compareAndSet(State.PICKED, State.SENT);
    }

    /** Called when there is a response. */
    void responded(int status) {
        if (call != null && status < LEAST_ERROR) {
            call.remove(this);
        }
        end(Outcome.ofStatus(status), status);
    }

    /**
     * Called when the request failed. A request that could not be written does not count as a failure of the endpoint.
     * Neither does a cancelled one, unless the call makes another attempt: then it took too long.
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

    /** Called when the call makes another attempt, and this one has no response yet. */
    void abandoned() {
        end(Outcome.FAILURE, "no response before the next attempt");
    }

    /**
     * Whether the network caused the failure. If not, the client did, for example with an object that cannot be
     * written.
     */
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
                    "Service '%s': attempt %d at %s%s: %s (%s)",
                    service.name(), round, endpoint.hostAndPort(), snapshot, outcome, reason);
        }
    }

    private static String snapshot(ServiceHandle service) {
        try {
            ServiceSnapshot now = service.snapshot();
            return ", one of " + now.endpoints().size() + " endpoints"
                    + now.since().map(since -> " since " + since).orElse("");
        } catch (NoSuchServiceException e) { // the service is no longer known
            return "";
        }
    }
}
