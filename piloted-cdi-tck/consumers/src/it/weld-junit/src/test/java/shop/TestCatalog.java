package shop;

import io.piloted.Catalog;
import io.piloted.Endpoint;
import io.piloted.ServiceQuery;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

@ApplicationScoped
class TestCatalog implements Catalog {
    private final Map<String, List<Endpoint>> endpoints = new ConcurrentHashMap<>(Map.of(
            "appserver", List.of(Endpoint.of("10.0.10.10", 3000))));     // what the start sees

    void serve(String service, Endpoint... its) {          // a method: the injected bean is a proxy
        endpoints.put(service, List.of(its));
    }

    @Override
    public CompletionStage<List<Endpoint>> endpoints(ServiceQuery query) {
        return CompletableFuture.completedStage(endpoints.getOrDefault(query.service(), List.of()));
    }
}
