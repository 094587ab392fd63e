package io.piloted.cdi;

import io.piloted.Catalog;
import io.piloted.Endpoint;
import io.piloted.ServiceQuery;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** A catalog whose endpoints a test sets, also before the container starts; a service has the endpoint of its own name. */
@ApplicationScoped
class TestCatalog implements Catalog {

    static final Map<String, List<Endpoint>> ENDPOINTS = new ConcurrentHashMap<>();

    static void serve(String service, String... addresses) {
        ENDPOINTS.put(
                service,
                Stream.of(addresses).map(address -> Endpoint.of(address, 80)).toList());
    }

    @Override
    public CompletionStage<List<Endpoint>> endpoints(ServiceQuery query) {
        return CompletableFuture.completedStage(
                ENDPOINTS.getOrDefault(query.service(), List.of(Endpoint.of(query.service(), 80))));
    }
}
