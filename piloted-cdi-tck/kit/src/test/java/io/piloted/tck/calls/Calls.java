package io.piloted.tck.calls;

import io.piloted.Endpoint;
import io.piloted.EndpointEjected;
import io.piloted.ServiceHandle;
import io.piloted.ServiceQuery;
import io.piloted.registry.LookupPlan;
import io.piloted.registry.OutlierDetection;
import io.piloted.registry.Registry;
import io.piloted.registry.RegistrySettings;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/** A client that calls instances at a steady rate, with the JDK's HTTP client and {@link ServiceHandle#callAsync}. */
final class Calls {

    private static final Duration START = Duration.ofSeconds(10);
    private static final int NO_CONTENT = 204;

    private final List<Endpoint> endpoints;
    private final OutlierDetection detection;
    private final int attempts;
    private final Duration timeout;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .proxy(HttpClient.Builder.NO_PROXY)
            .build();
    private final LongAdder ejections = new LongAdder();
    private final LongAdder succeeded = new LongAdder();
    private final LongAdder failed = new LongAdder();

    /** The calls that have not ended. */
    private final Phaser underWay = new Phaser(1);

    Calls(Instances instances, boolean ejecting, Duration baseTime, int attempts, Duration timeout) {
        this.endpoints = instances.endpoints();
        this.detection = new OutlierDetection(ejecting, 5, baseTime, Duration.ofMinutes(5), 50); // the defaults
        this.attempts = attempts;
        this.timeout = timeout;
    }

    /** Makes calls for the given time, and returns when all have ended. */
    Calls make(int aSecond, Duration duration) throws Exception {
        LookupPlan plan =
                new LookupPlan(List.of(ServiceQuery.of("app")), query -> CompletableFuture.completedStage(endpoints));
        try (Registry registry = new Registry(
                () -> plan,
                new RegistrySettings(START, 1, false, false, detection),
                this::count,
                Calls.class.getClassLoader())) {
            registry.start(START, true);
            ServiceHandle service = registry.service("app");
            long began = System.nanoTime();
            long count = aSecond * duration.toSeconds();
            for (long i = 0; i < count; i++) {
                sleepUntil(began + i * TimeUnit.SECONDS.toNanos(1) / aSecond);
                make(service);
            }
            underWay.awaitAdvanceInterruptibly(
                    underWay.arrive(), timeout.multipliedBy(attempts + 10L).toMillis(), TimeUnit.MILLISECONDS);
        }
        return this;
    }

    private void make(ServiceHandle service) {
        underWay.register();
        service.callAsync(
                        attempts,
                        endpoint -> client.sendAsync(
                                HttpRequest.newBuilder(endpoint.uri("http"))
                                        .timeout(timeout)
                                        .build(),
                                BodyHandlers.discarding()))
                .whenComplete((response, failure) -> {
                    boolean ok = failure == null && response.statusCode() == NO_CONTENT;
                    (ok ? succeeded : failed).increment();
                    underWay.arriveAndDeregister();
                });
    }

    private CompletableFuture<Void> count(Object event) {
        if (event instanceof EndpointEjected) {
            ejections.increment();
        }
        return CompletableFuture.completedFuture(null);
    }

    private static void sleepUntil(long nanos) {
        for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    long made() {
        return succeeded.sum() + failed.sum();
    }

    long failed() {
        return failed.sum();
    }

    double successPercent() {
        return 100.0 * succeeded.sum() / made();
    }

    long ejections() {
        return ejections.sum();
    }
}
