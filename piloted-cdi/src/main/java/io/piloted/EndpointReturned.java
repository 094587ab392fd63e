package io.piloted;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * The CDI event of an {@linkplain EndpointEjected ejected} endpoint that gets its turns again: its time is over, or it
 * answered while all endpoints were used because none was known to be good, or so many endpoints have left the catalog that
 * fewer may be ejected. Observed as {@link EndpointEjected} is. Immutable; JSON-B and Jackson write and read it.
 *
 * @param service the name of its service
 * @param endpoint the endpoint
 * @param at when it returned
 * @param onTrial whether its next failure ejects it again at once; false if it has answered
 */
public record EndpointReturned(String service, Endpoint endpoint, Instant at, boolean onTrial) {

    /**
     * Checks for null.
     *
     * @param service the name of its service
     * @param endpoint the endpoint
     * @param at when it returned
     * @param onTrial whether its next failure ejects it again at once; false if it has answered
     */
    public EndpointReturned {
        requireNonNull(service, "service");
        requireNonNull(endpoint, "endpoint");
        requireNonNull(at, "at");
    }
}
