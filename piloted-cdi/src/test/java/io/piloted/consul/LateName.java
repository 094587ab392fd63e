package io.piloted.consul;

import io.piloted.Endpoint;
import io.piloted.ServiceQuery;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Looks up a service again and again until it succeeds, and says each time what came of it. The address is the argument. */
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
