package io.piloted.tck.server;

import io.piloted.Catalog;
import io.piloted.Endpoint;
import io.piloted.ServiceQuery;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * An application's own catalog, with the same endpoint for each service; {@link Archives#with} adds it to a probe's
 * WAR.
 */
@ApplicationScoped
public class FixedCatalog implements Catalog {

    static final Endpoint ENDPOINT = Endpoint.of("10.0.9.1", 99);

    /** Creates the catalog; called by the container. */
    public FixedCatalog() {}

    @Override
    public CompletionStage<List<Endpoint>> endpoints(ServiceQuery query) {
        return CompletableFuture.completedFuture(List.of(ENDPOINT));
    }
}
