package io.piloted.testing;

import io.piloted.Catalog;
import io.piloted.Endpoint;
import io.piloted.ServiceQuery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A catalog whose endpoints a test sets:
 *
 * <pre>{@code
 * @Inject ScriptedCatalog catalog;
 * @Inject ServiceRegistry registry;
 *
 * @Test
 * void order_appserverMoves_followsIt() {
 *     catalog.set("appserver", Endpoint.of("10.0.10.11", 3000));
 *     registry.refresh().toCompletableFuture().join();
 *     ...
 * }
 * }</pre>
 *
 * <p>It is an alternative bean, so it does nothing until a test selects it: with
 * {@code quarkus.arc.selected-alternatives=io.piloted.testing.ScriptedCatalog} on Quarkus, with
 * {@code @EnableAlternatives(ScriptedCatalog.class)} and {@code @AddBeanClasses(ScriptedCatalog.class)} of weld-junit,
 * or in {@code beans.xml}. The configuration still decides which services there are. A service that was never set has
 * no endpoint, so that the application starts. Changes become visible with the next refresh. Thread-safe.
 */
@Alternative
@ApplicationScoped
public class ScriptedCatalog implements Catalog {

    private final Map<String, CompletionStage<List<Endpoint>>> results = new ConcurrentHashMap<>();

    /** Creates a catalog without endpoints; called by the container, or by a test without one. */
    public ScriptedCatalog() {}

    /**
     * Sets the endpoints of a service, from the next refresh on.
     *
     * @param service the service's name
     * @param endpoints all of its endpoints; may be none
     */
    public void set(String service, Endpoint... endpoints) {
        results.put(service, CompletableFuture.completedStage(List.of(endpoints)));
    }

    /**
     * Makes the lookups of a service fail, from the next refresh on, until its endpoints are set again. The service
     * keeps its current endpoints.
     *
     * @param service the service's name
     * @param reason the exception of the lookup
     */
    public void fail(String service, Throwable reason) {
        results.put(service, CompletableFuture.failedStage(reason));
    }

    /** Returns to the initial state, from the next refresh on: no service has an endpoint, and no lookup fails. */
    public void clear() {
        results.clear();
    }

    @Override
    public CompletionStage<List<Endpoint>> endpoints(ServiceQuery query) {
        return results.getOrDefault(query.service(), CompletableFuture.completedStage(List.of()));
    }
}
