package io.piloted.tck.server;

import io.piloted.Catalog;
import io.piloted.Endpoint;
import io.piloted.ServiceQuery;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** An application's own catalog, of one endpoint for any service: goes into a probe's WAR by {@link Archives#with}. */
@ApplicationScoped
public class FixedCatalog implements Catalog {

    static final Endpoint ENDPOINT = Endpoint.of("10.0.9.1", 99);

    /** For the container. */
    public FixedCatalog() {}

    @Override
    public CompletionStage<List<Endpoint>> endpoints(ServiceQuery query) {
        return CompletableFuture.completedFuture(List.of(ENDPOINT));
    }
}
