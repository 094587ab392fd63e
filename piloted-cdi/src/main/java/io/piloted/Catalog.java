package io.piloted;

import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Where endpoints come from. Consul by default; an application's own bean of this type replaces it:
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
 * <p>Called once per watch (or backend) at each refresh and at each attempt of the start, for several at once: it must be
 * thread-safe. Whatever it throws, then or while its list is read, is the failure of that one lookup, which is retried: after
 * about a second, then less and less often, up to every 30 seconds. One that no retry can help throws a
 * {@link PilotedException} that is {@linkplain PilotedException#isPermanent permanent}: it ends a start at once.
 */
@FunctionalInterface
public interface Catalog {

    /**
     * Looks up one service. Must not block: until it returns no other service is looked up. If it does not return within
     * {@code piloted.refresh.timeout}, the refresh ends without it, its thread is interrupted, and it is not called again
     * for this query until it has returned.
     *
     * @param query the service to look up
     * @return a stage that completes with the endpoints in a stable order, empty if there is none; one that is listed twice
     *     counts once. Or it completes exceptionally, and
     *     then the service keeps the endpoints it has. Not completed within {@code piloted.refresh.timeout} counts as
     *     failed
     */
    CompletionStage<List<Endpoint>> endpoints(ServiceQuery query);
}
