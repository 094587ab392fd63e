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
 * How a call of an endpoint ended, for {@link ServiceHandle#report}. It is about the endpoint, not about the application: an
 * endpoint that answers "not found" has answered.
 */
public enum Outcome {
    /** The endpoint answered, whatever the answer was. */
    SUCCESS,
    /** The endpoint did not answer, or answered that it cannot serve at the moment. */
    FAILURE;

    /** How many causes are looked at: a chain of causes may have a loop. */
    private static final int MAX_CAUSES = 100;

    /** Exceptions of optional APIs that say, as {@link IOException} does, that there was no response. */
    private static final Set<String> NO_RESPONSE = Set.of(
            "jakarta.ws.rs.ProcessingException",
            "org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException",
            "io.smallrye.mutiny.TimeoutException");

    /**
     * What an exception says of the endpoint that was called.
     *
     * <p>These are failures, also as the cause of another exception: {@link IOException}, {@link TimeoutException},
     * {@code jakarta.ws.rs.ProcessingException}, the timeouts of MicroProfile Fault Tolerance and of Mutiny, and
     * {@code jakarta.ws.rs.WebApplicationException} with a status that {@link #ofStatus} takes for a failure. After any other
     * exception the endpoint counts as having answered.
     *
     * @param exception what the call threw, or what its stage completed with
     * @return the outcome; empty if the exception says nothing of the endpoint, because the caller was interrupted or
     *     cancelled the call
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
     * What an HTTP status says of the endpoint that was called.
     *
     * @param status the status of a response
     * @return {@link #FAILURE} for 502, 503 and 504, else {@link #SUCCESS}
     */
    public static Outcome ofStatus(int status) {
        return status >= 502 && status <= 504 ? FAILURE : SUCCESS;
    }

    /** What a returned value or an exception says by the HTTP response that it is or has. */
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
