package io.piloted;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * The CDI event of an endpoint that is ejected, because calls of it failed: {@link ServiceHandle#next} leaves it out until its time is over, and is
 * then on trial. Fired when it has no turn any longer, on a thread of the library. Immutable; JSON-B and Jackson write and
 * read it.
 *
 * <p>While no endpoint of the service is known to be good, all are used, the ejected ones as well.
 *
 * <p>{@code @Observes EndpointEjected} sees those of all services, {@code @Observes @Piloted("appserver") EndpointEjected}
 * those of one; {@code @ObservesAsync} works alike. An endpoint that leaves the catalog while it is ejected is not returned:
 * {@link ServicesUpdated} tells that it has gone. While more than 64 of these events wait for an observer that does not
 * return, the oldest are dropped.
 *
 * @param service the name of its service
 * @param endpoint the endpoint
 * @param at when it was ejected
 * @param until when it returns, unless something makes it return before
 * @param failures how many calls of it failed with no success between; 1 if it was on trial
 * @param ejections how often it was ejected with no success between; 1 for the first time
 */
public record EndpointEjected(
        String service, Endpoint endpoint, Instant at, Instant until, int failures, int ejections) {

    /**
     * Checks for null.
     *
     * @param service the name of its service
     * @param endpoint the endpoint
     * @param at when it was ejected
     * @param until when it returns, unless something makes it return before
     * @param failures how many calls of it failed with no success between; 1 if it was on trial
     * @param ejections how often it was ejected with no success between; 1 for the first time
     */
    public EndpointEjected {
        requireNonNull(service, "service");
        requireNonNull(endpoint, "endpoint");
        requireNonNull(at, "at");
        requireNonNull(until, "until");
    }
}
