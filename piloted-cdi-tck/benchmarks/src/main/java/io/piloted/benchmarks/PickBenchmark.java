package io.piloted.benchmarks;

import io.piloted.Endpoint;
import io.piloted.ServiceHandle;
import io.piloted.ServiceQuery;
import io.piloted.registry.Definitions.Definition;
import io.piloted.registry.Registry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** {@link ServiceHandle#next()} on a registry without a container. */
@State(Scope.Benchmark)
public class PickBenchmark {

    /** How many endpoints. */
    @Param({"3", "100", "10000"})
    public int size;

    /** What they are like, and what goes on beside. */
    @Param({"equal", "weighted", "refreshing"})
    public String mode;

    private static final long REFRESH_EVERY_MILLIS = 10;

    private final ScheduledExecutorService refreshes = Executors.newSingleThreadScheduledExecutor();
    private Registry registry;
    private ServiceHandle handle;
    private List<Endpoint> before;
    private List<Endpoint> after;
    private volatile List<Endpoint> endpoints;

    /** Loads the service, and starts refreshes that all change it. */
    @Setup
    public void load() {
        before = "weighted".equals(mode) ? Endpoints.weighted(size) : Endpoints.equal(size);
        after = Endpoints.equal(size + 1);
        endpoints = before;
        registry = new Registry(
                () -> new Definition(
                        List.of(ServiceQuery.of("app")), query -> CompletableFuture.completedStage(endpoints)),
                new Registry.Settings(Duration.ofSeconds(5), 4, false, false),
                event -> CompletableFuture.completedStage(null),
                getClass().getClassLoader());
        registry.start(Duration.ofSeconds(5), true);
        handle = registry.service("app");
        if ("refreshing".equals(mode)) {
            refreshes.scheduleWithFixedDelay(
                    this::refresh, REFRESH_EVERY_MILLIS, REFRESH_EVERY_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void refresh() {
        endpoints = endpoints == before ? after : before;
        registry.refresh().toCompletableFuture().join();
    }

    /** Ends the refreshes. */
    @TearDown
    public void close() {
        refreshes.shutdownNow();
        registry.close();
    }

    /**
     * One pick.
     *
     * @return an endpoint
     */
    @Benchmark
    public Endpoint next() {
        return handle.next();
    }
}
