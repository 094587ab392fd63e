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
 * {@code @EnableAlternatives(ScriptedCatalog.class)} and {@code @AddBeanClasses(ScriptedCatalog.class)} of weld-junit, or
 * in {@code beans.xml}. The services are those of the configuration. One that was never set has no endpoint, so that the
 * application starts. What is set is seen from the next refresh on. Thread-safe.
 */
@Alternative
@ApplicationScoped
public class ScriptedCatalog implements Catalog {

    private final Map<String, CompletionStage<List<Endpoint>>> results = new ConcurrentHashMap<>();

    /** For the container; or for a test without one. */
    public ScriptedCatalog() {}

    /**
     * From the next refresh on a service has these endpoints.
     *
     * @param service the service's name
     * @param endpoints all of its endpoints; none means that the service has none
     */
    public void set(String service, Endpoint... endpoints) {
        results.put(service, CompletableFuture.completedStage(List.of(endpoints)));
    }

    /**
     * From the next refresh on the lookup of a service fails, until its endpoints are set again. The service keeps the
     * endpoints that it has.
     *
     * @param service the service's name
     * @param reason what the lookup fails with
     */
    public void fail(String service, Throwable reason) {
        results.put(service, CompletableFuture.failedStage(reason));
    }

    /** From the next refresh on no service has an endpoint, and no lookup fails: as it was in the beginning. */
    public void clear() {
        results.clear();
    }

    @Override
    public CompletionStage<List<Endpoint>> endpoints(ServiceQuery query) {
        return results.getOrDefault(query.service(), CompletableFuture.completedStage(List.of()));
    }
}
