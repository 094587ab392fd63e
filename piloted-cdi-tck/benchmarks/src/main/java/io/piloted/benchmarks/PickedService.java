package io.piloted.benchmarks;

import io.piloted.Endpoint;
import io.piloted.Outcome;
import io.piloted.ServiceHandle;
import io.piloted.ServiceQuery;
import io.piloted.registry.LookupPlan;
import io.piloted.registry.OutlierDetection;
import io.piloted.registry.Registry;
import io.piloted.registry.RegistrySettings;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A registry without a container, with one service. In the mode {@code refreshing} the service changes every 10 ms; in
 * the mode {@code ejected} its first endpoint is ejected.
 */
final class PickedService implements AutoCloseable {

    static final String REFRESHING = "refreshing";
    static final String EJECTED = "ejected";

    private static final long REFRESH_EVERY_MILLIS = 10;
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    /** Ejections last longer than the measurement. */
    private static final OutlierDetection EJECTING =
            new OutlierDetection(true, 5, Duration.ofDays(1), Duration.ofDays(1), 50);

    /** A field, because a logger that is garbage collected loses its level. */
    private static final Logger QUIET = Logger.getLogger("io.piloted");

    static {
        QUIET.setLevel(Level.WARNING); // the output of a hundred changes a second would be measured too
    }

    private final ScheduledExecutorService refreshes = Executors.newSingleThreadScheduledExecutor();
    private final List<Endpoint> before;
    private final List<Endpoint> after;
    private final Registry registry;
    private volatile List<Endpoint> endpoints;

    PickedService(int size, String mode) {
        before = "weighted".equals(mode) ? Endpoints.weighted(size) : Endpoints.equal(size);
        after = Endpoints.equal(size + 1);
        endpoints = before;
        registry = new Registry(
                () -> new LookupPlan(
                        List.of(ServiceQuery.of("app")), query -> CompletableFuture.completedStage(endpoints)),
                new RegistrySettings(TIMEOUT, 4, false, false, EJECTING),
                event -> CompletableFuture.completedStage(null),
                getClass().getClassLoader());
        registry.start(TIMEOUT, true);
        if (EJECTED.equals(mode)) {
            for (int i = 0; i < EJECTING.consecutiveFailures(); i++) {
                handle().report(endpoints.get(0), Outcome.FAILURE);
            }
        }
        if (REFRESHING.equals(mode)) {
            refreshes.scheduleWithFixedDelay(
                    this::refresh, REFRESH_EVERY_MILLIS, REFRESH_EVERY_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    ServiceHandle handle() {
        return registry.service("app");
    }

    private void refresh() {
        endpoints = endpoints == before ? after : before;
        registry.refresh().toCompletableFuture().join();
    }

    @Override
    public void close() {
        refreshes.shutdownNow();
        registry.close();
    }
}
