package io.piloted.benchmarks.refresh;

import io.piloted.ServiceQuery;
import io.piloted.ServicesUpdated;
import io.piloted.config.ConsulSettings;
import io.piloted.config.Options;
import io.piloted.consul.ConsulCatalog;
import io.piloted.consul.ConsulConnection;
import io.piloted.registry.LookupPlan;
import io.piloted.registry.OutlierDetection;
import io.piloted.registry.Registry;
import io.piloted.registry.RegistrySettings;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The contender that is the library: refreshes of a registry. */
final class Refreshes implements Contender {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final OutlierDetection OUTLIERS =
            new OutlierDetection(true, 5, Duration.ofSeconds(30), Duration.ofMinutes(5), 50);

    private final ConsulCatalog catalog;
    private final Registry registry;

    Refreshes(URI agent, List<ServiceQuery> services, int instances) {
        catalog = new ConsulCatalog(
                ConsulConnection.of(
                        new ConsulSettings(
                                Optional.of(agent.toString()),
                                Optional.empty(),
                                Optional.empty(),
                                ConsulSettings.Tls.NONE),
                        Map.of()),
                Options.from(name -> Optional.empty()).consul(),
                TIMEOUT);
        registry = new Registry(
                () -> new LookupPlan(services, catalog),
                new RegistrySettings(TIMEOUT, CONCURRENCY, false, false, OUTLIERS),
                event -> CompletableFuture.completedStage(null),
                Refreshes.class.getClassLoader());
        registry.start(TIMEOUT, true);
        for (String name : registry.names()) {
            int found = registry.service(name).endpoints().size();
            if (found != instances) {
                throw new IllegalStateException(name + ": " + found);
            }
        }
    }

    @Override
    public void run() {
        ServicesUpdated event = registry.refresh().toCompletableFuture().join();
        if (!event.failures().isEmpty()) {
            throw new IllegalStateException(event.failures().toString());
        }
    }

    @Override
    public void close() {
        registry.close();
        catalog.close();
    }
}
