package io.piloted.registry;

import io.piloted.Catalog;
import io.piloted.Endpoint;
import io.piloted.ServiceQuery;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A catalog that a test controls: its lookups succeed at once, fail, or wait until the test releases them. */
final class StagedCatalog implements Catalog {

    private final Map<String, List<Endpoint>> endpoints = new ConcurrentHashMap<>();
    private final Map<String, RuntimeException> failures = new ConcurrentHashMap<>();
    private final AtomicInteger lookups = new AtomicInteger();
    private volatile CompletableFuture<Void> hold = CompletableFuture.completedFuture(null);

    StagedCatalog serve(String service, String... addresses) {
        failures.remove(service);
        endpoints.put(
                service,
                Arrays.stream(addresses)
                        .map(address -> Endpoint.of(address, 80))
                        .toList());
        return this;
    }

    StagedCatalog serve(String service, List<Endpoint> list) {
        failures.remove(service);
        endpoints.put(service, list);
        return this;
    }

    StagedCatalog fail(String service, String reason) {
        failures.put(service, new IllegalStateException(reason));
        return this;
    }

    /** Makes lookups wait for {@link #release}. Their results are those of the time of the release. */
    StagedCatalog hold() {
        hold = new CompletableFuture<>();
        return this;
    }

    void release() {
        hold.complete(null);
    }

    int lookups() {
        return lookups.get();
    }

    @Override
    public CompletionStage<List<Endpoint>> endpoints(ServiceQuery query) {
        lookups.incrementAndGet();
        return hold.thenApply(released -> {
            RuntimeException failure = failures.get(query.service());
            if (failure != null) {
                throw failure;
            }
            return endpoints.getOrDefault(query.service(), List.of());
        });
    }
}
