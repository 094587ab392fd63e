package io.piloted;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * The CDI event that an {@linkplain EndpointEjected ejected} endpoint is used again. There are three reasons: The
 * ejection is over. Or a call of the endpoint succeeded, while all endpoints were used because none was known to be
 * good. Or fewer endpoints may be ejected, because others have left the catalog. When an ejection is over, the endpoint
 * gets one call first. After that call has succeeded, it gets all its calls again. Observed like
 * {@link EndpointEjected}. Immutable. JSON-B and Jackson can write and read it.
 *
 * @param service the name of its service
 * @param endpoint the endpoint
 * @param at when it returned
 * @param onTrial whether its next failure ejects it again at once; false after a successful call
 */
public record EndpointReturned(String service, Endpoint endpoint, Instant at, boolean onTrial) {

    /**
     * Checks that nothing is null.
     *
     * @param service the name of its service
     * @param endpoint the endpoint
     * @param at when it returned
     * @param onTrial whether its next failure ejects it again at once; false after a successful call
     */
    public EndpointReturned {
        requireNonNull(service, "service");
        requireNonNull(endpoint, "endpoint");
        requireNonNull(at, "at");
    }
}
