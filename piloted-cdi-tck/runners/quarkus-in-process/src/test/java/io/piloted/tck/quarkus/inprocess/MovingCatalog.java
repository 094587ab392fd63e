package io.piloted.tck.quarkus.inprocess;

import io.piloted.Catalog;
import io.piloted.Endpoint;
import io.piloted.ServiceQuery;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The application's own catalog: each service has three endpoints on one host, which tests can replace. */
@ApplicationScoped
class MovingCatalog implements Catalog {

    private volatile String host = "start.example";

    /** The endpoints of each service are on this host after the next refresh. */
    void moveTo(String newHost) {
        host = newHost;
    }

    String host() {
        return host;
    }

    @Override
    public CompletionStage<List<Endpoint>> endpoints(ServiceQuery query) {
        return CompletableFuture.completedStage(
                List.of(Endpoint.of(host, 3000), Endpoint.of(host, 3001), Endpoint.of(host, 3002)));
    }
}
