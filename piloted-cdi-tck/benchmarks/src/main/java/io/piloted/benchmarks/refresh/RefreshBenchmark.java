package io.piloted.benchmarks.refresh;

import io.piloted.Endpoint;
import io.piloted.ServiceQuery;
import io.piloted.ServicesUpdated;
import io.piloted.config.ConsulSettings;
import io.piloted.consul.ConsulCatalog;
import io.piloted.consul.ConsulConnection;
import io.piloted.consul.ConsulOptions;
import io.piloted.registry.Definitions;
import io.piloted.registry.Registry;
import io.piloted.tck.consul.ConsulAgent;
import io.piloted.tck.consul.Instance;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/**
 * A refresh of 1,000 services of 10 instances each on a real agent, beside the same 1,000 GETs by the JDK's HTTP client,
 * body read and dropped, by turns in one JVM.
 */
public final class RefreshBenchmark {

    private static final int SERVICES = 1000;
    private static final int INSTANCES = 10;
    private static final int CONCURRENCY = 32;
    private static final int WARMUP = 10;
    private static final int ROUNDS = 20;
    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    private RefreshBenchmark() {}

    /**
     * Runs it.
     *
     * @param arguments none
     * @throws Exception if it cannot
     */
    public static void main(String[] arguments) throws Exception {
        try (ConsulAgent agent = ConsulAgent.start()) {
            List<ServiceQuery> services = register(agent);
            try (ConsulCatalog catalog = catalog(agent);
                    Registry registry = registry(services, catalog);
                    RawGets raw = new RawGets(agent.url(), services, CONCURRENCY)) {
                registry.start(TIMEOUT, true);
                check(registry);
                measure(registry, raw);
            }
        }
    }

    private static void measure(Registry registry, RawGets raw) throws Exception {
        double[] refreshes = new double[ROUNDS];
        double[] gets = new double[ROUNDS];
        PeakHeap heap = new PeakHeap();
        for (int round = -WARMUP; round < ROUNDS; round++) {
            double get = millis(raw::run);
            heap.begin();
            double refresh = millis(() -> refresh(registry));
            heap.end();
            if (round >= 0) {
                gets[round] = get;
                refreshes[round] = refresh;
            }
        }
        System.out.printf(
                "%d services of %d instances, %d at a time, %d rounds by turns%n",
                SERVICES, INSTANCES, CONCURRENCY, ROUNDS);
        System.out.printf("raw GETs  median %.0f ms, best %.0f ms%n", median(gets), best(gets));
        System.out.printf("refresh   median %.0f ms, best %.0f ms%n", median(refreshes), best(refreshes));
        System.out.printf(
                "ratio     median %.2f, best %.2f%n", median(refreshes) / median(gets), best(refreshes) / best(gets));
        System.out.printf(
                "heap      live before %d MB, peak of a refresh %d MB, garbage included%n",
                heap.liveMegabytes(), heap.peakMegabytes());
    }

    private static List<ServiceQuery> register(ConsulAgent agent) {
        List<ServiceQuery> services = IntStream.range(0, SERVICES)
                .mapToObj(i -> ServiceQuery.of("service-" + i))
                .toList();
        for (int i = 0; i < INSTANCES; i++) {
            for (ServiceQuery query : services) {
                agent.registerOnNode(
                        "node-" + i,
                        "10.0.0." + i,
                        Map.of(),
                        Instance.of(query.service(), 8000 + i)
                                .withTags("blue", "http")
                                .withMeta(Map.of("version", "1.2.3", "zone", "a")));
            }
        }
        return services;
    }

    private static ConsulCatalog catalog(ConsulAgent agent) {
        return new ConsulCatalog(
                ConsulConnection.of(
                        new ConsulSettings(
                                Optional.of(agent.address()),
                                Optional.empty(),
                                Optional.empty(),
                                ConsulSettings.Tls.NONE),
                        Map.of()),
                ConsulOptions.DEFAULT,
                TIMEOUT);
    }

    private static Registry registry(List<ServiceQuery> services, ConsulCatalog catalog) {
        return new Registry(
                new Definitions() {
                    @Override
                    public Definition read() {
                        return new Definition(services, catalog);
                    }
                },
                new Registry.Settings(TIMEOUT, CONCURRENCY, false, false),
                event -> CompletableFuture.completedStage(null),
                RefreshBenchmark.class.getClassLoader());
    }

    private static void check(Registry registry) {
        for (String name : registry.names()) {
            List<Endpoint> endpoints = registry.service(name).endpoints();
            if (endpoints.size() != INSTANCES) {
                throw new IllegalStateException(name + ": " + endpoints);
            }
        }
    }

    private static void refresh(Registry registry) {
        ServicesUpdated event = registry.refresh().toCompletableFuture().join();
        if (!event.failures().isEmpty()) {
            throw new IllegalStateException(event.failures().toString());
        }
    }

    private static double millis(Round round) throws Exception {
        long begin = System.nanoTime();
        round.run();
        return (System.nanoTime() - begin) / 1e6;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private static double best(double[] values) {
        return Arrays.stream(values).min().orElseThrow();
    }

    /** What is measured. */
    private interface Round {
        void run() throws Exception;
    }
}
