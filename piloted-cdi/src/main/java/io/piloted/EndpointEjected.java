package io.piloted;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * The CDI event that an endpoint was ejected, because calls of it failed. {@link ServiceHandle#next} leaves it out
 * until the ejection is over. Then it is on trial: one failure ejects it again. The event is fired after the ejection
 * has taken effect, on a thread of the library. Immutable. JSON-B and Jackson can write and read it.
 *
 * <p>If no endpoint of the service is known to be good, all are used, also ejected ones.
 *
 * <p>{@code @Observes EndpointEjected} gets the events of all services,
 * {@code @Observes @Piloted("appserver") EndpointEjected} only those of one service. {@code @ObservesAsync} works too.
 * If an ejected endpoint leaves the catalog, there is no {@link EndpointReturned}, only a {@link ServicesUpdated}. If
 * more than 64 of these events wait for a slow observer, the oldest are dropped.
 *
 * @param service the name of its service
 * @param endpoint the endpoint
 * @param at when it was ejected
 * @param until when it will return; it may return earlier
 * @param failures the number of failed calls without a success between them; 1 if it was on trial
 * @param ejections the number of ejections without a success between them; 1 for the first
 */
public record EndpointEjected(
        String service, Endpoint endpoint, Instant at, Instant until, int failures, int ejections) {

    /**
     * Checks that nothing is null.
     *
     * @param service the name of its service
     * @param endpoint the endpoint
     * @param at when it was ejected
     * @param until when it will return; it may return earlier
     * @param failures the number of failed calls without a success between them; 1 if it was on trial
     * @param ejections the number of ejections without a success between them; 1 for the first
     */
    public EndpointEjected {
        requireNonNull(service, "service");
        requireNonNull(endpoint, "endpoint");
        requireNonNull(at, "at");
        requireNonNull(until, "until");
    }
}
