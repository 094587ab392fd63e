package io.piloted;

import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * A source of endpoints. By default the library uses Consul; an application's own bean of this type replaces it:
 *
 * <pre>{@code
 * @ApplicationScoped
 * class OneHost implements Catalog {
 *     @Override
 *     public CompletionStage<List<Endpoint>> endpoints(ServiceQuery query) {
 *         return CompletableFuture.completedStage(List.of(Endpoint.of("127.0.0.1", 3000)));
 *     }
 * }
 * }</pre>
 *
 * <p>It is called for each watch (or backend) at each refresh, and at each attempt of the start. Lookups run
 * concurrently, so it must be thread-safe. Every exception, also one thrown while the list is read, counts as a failure
 * of that lookup. Failed lookups are retried: after about a second, then with increasing delays of up to 30 seconds. If
 * a retry cannot help, it should throw a {@link PilotedException} that is
 * {@linkplain PilotedException#isPermanent permanent}, which ends a start at once.
 */
@FunctionalInterface
public interface Catalog {

    /**
     * Looks up one service. It must not block, because until it returns no other service is looked up. If it does not
     * return within {@code piloted.refresh.timeout}, its thread is interrupted, the refresh ends without a result for
     * this query, and the query is not repeated until it has returned.
     *
     * @param query the service to look up
     * @return a stage that completes with the endpoints in a stable order; the list may be empty, and a repeated
     *     endpoint counts once. If the stage fails, or does not complete within {@code piloted.refresh.timeout}, the
     *     service keeps its current endpoints
     */
    CompletionStage<List<Endpoint>> endpoints(ServiceQuery query);
}
