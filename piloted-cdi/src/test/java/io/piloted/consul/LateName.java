package io.piloted.consul;

import io.piloted.Endpoint;
import io.piloted.ServiceQuery;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program that looks up a service until it succeeds, and prints each result. The argument is the agent's address. */
public final class LateName {

    private LateName() {}

    public static void main(String[] arguments) throws Exception {
        try (ConsulCatalog catalog = Connections.catalog(arguments[0])) {
            boolean found = false;
            while (!found) {
                String result = catalog.endpoints(ServiceQuery.of("app"))
                        .<String>handle((List<Endpoint> endpoints, Throwable failure) ->
                                failure == null ? "found " + endpoints.size() : failure.toString())
                        .toCompletableFuture()
                        .join();
                System.out.println(result);
                found = result.startsWith("found");
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
    }
}
