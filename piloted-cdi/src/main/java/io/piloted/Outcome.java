package io.piloted;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * How a call of an endpoint ended, for {@link ServiceHandle#report}. It describes the endpoint's health, not the
 * application's result: a response "not found" is a success.
 */
public enum Outcome {
    /** The endpoint responded, and its response is not one of those that count as {@link #FAILURE}. */
    SUCCESS,
    /** The endpoint did not respond, or responded that it is currently unavailable. */
    FAILURE;

    /** The maximum number of causes to look at, because a chain of causes may have a loop. */
    private static final int MAX_CAUSES = 100;

    /**
     * Exceptions of optional APIs that, like {@link IOException}, mean that there was no response. Vert.x's clients
     * fail with the first two if the endpoint closes the connection or the stream.
     */
    private static final Set<String> NO_RESPONSE = Set.of(
            "io.vertx.core.http.HttpClosedException",
            "io.vertx.core.http.StreamResetException",
            "jakarta.ws.rs.ProcessingException",
            "org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException",
            "io.smallrye.mutiny.TimeoutException");

    /**
     * The outcome for an exception.
     *
     * <p>These are failures, also as the cause of another exception: {@link IOException}, {@link TimeoutException},
     * {@code jakarta.ws.rs.ProcessingException}, the timeouts of MicroProfile Fault Tolerance and of Mutiny, Vert.x's
     * {@code HttpClosedException} and {@code StreamResetException}, and
     * {@code jakarta.ws.rs.WebApplicationException} with a status that is a failure by {@link #ofStatus}. Any other
     * exception counts as a success: the endpoint has responded.
     *
     * @param exception the exception that the call threw, or with which its stage failed
     * @return the outcome; empty if the caller was interrupted or cancelled the call, because then the exception does
     *     not concern the endpoint
     */
    public static Optional<Outcome> of(Throwable exception) {
        Throwable cause = requireNonNull(exception, "exception");
        Outcome outcome = SUCCESS;
        for (int i = 0; i < MAX_CAUSES && cause != null; i++) {
            if (isEndOfCaller(cause)) {
                return Optional.empty();
            }
            if (outcome == SUCCESS) {
                outcome = isNoResponse(cause) ? FAILURE : ofResult(cause);
            }
            cause = cause.getCause();
        }
        return Optional.of(outcome);
    }

    /**
     * The outcome for an HTTP status.
     *
     * @param status the status of a response
     * @return {@link #FAILURE} for 502, 503 and 504, else {@link #SUCCESS}
     */
    public static Outcome ofStatus(int status) {
        return status >= 502 && status <= 504 ? FAILURE : SUCCESS;
    }

    /** The outcome for a returned value, which may be an HTTP response, or for an exception, which may contain one. */
    static Outcome ofResult(@Nullable Object result) {
        return ofStatus(HttpResponses.status(result));
    }

    private static boolean isEndOfCaller(Throwable cause) {
        return cause instanceof InterruptedException
                || cause instanceof ClosedByInterruptException
                || cause instanceof CancellationException;
    }

    private static boolean isNoResponse(Throwable cause) {
        if (cause instanceof IOException || cause instanceof TimeoutException) {
            return true;
        }
        for (Class<?> type = cause.getClass(); type != null; type = type.getSuperclass()) {
            if (NO_RESPONSE.contains(type.getName())) {
                return true;
            }
        }
        return false;
    }
}
