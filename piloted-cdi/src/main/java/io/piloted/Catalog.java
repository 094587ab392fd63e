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
 * thread-safe. Whatever it throws is the failure of that one lookup.
 */
@FunctionalInterface
public interface Catalog {

    /**
     * Looks up one service. Must not block: until it returns no other service is looked up, and
     * {@link ServiceHandle#nextAsync()} waits as long.
     *
     * @param query the service to look up
     * @return a stage that completes with the endpoints in a stable order, empty if there is none; or exceptionally, and
     *     then the service keeps the endpoints it has. Not completed within {@code piloted.refresh.timeout} counts as
     *     failed
     */
    CompletionStage<List<Endpoint>> endpoints(ServiceQuery query);
}
