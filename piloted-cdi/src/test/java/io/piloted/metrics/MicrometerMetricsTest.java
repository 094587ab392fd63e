package io.piloted.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.piloted.Endpoint;
import io.piloted.ServiceQuery;
import io.piloted.ServicesUpdated.Trigger;
import io.piloted.registry.Definitions;
import io.piloted.registry.Registry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MicrometerMetricsTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private volatile List<ServiceQuery> services = List.of(ServiceQuery.of("app"), ServiceQuery.of("db"));
    private volatile boolean fails;
    private volatile List<Endpoint> endpoints = List.of(Endpoint.of("10.0.0.1", 80), Endpoint.of("10.0.0.2", 80));
    private final Registry registry = new Registry(
            () -> new Definitions.Definition(
                    services,
                    query -> fails
                            ? CompletableFuture.failedStage(new IllegalStateException("down"))
                            : CompletableFuture.completedStage(endpoints)),
            new Registry.Settings(SOON, 2, false, false),
            event -> CompletableFuture.completedStage(event),
            getClass().getClassLoader());

    @BeforeEach
    void start() {
        Metrics.addRegistry(meters);
        registry.add(new MicrometerMetrics(registry));
        registry.start(SOON, true);
    }

    @AfterEach
    void stop() {
        registry.close();
        Metrics.removeRegistry(meters);
    }

    private void refresh(Trigger trigger) throws Exception {
        registry.refresh(trigger).toCompletableFuture().get(SOON.toSeconds(), TimeUnit.SECONDS);
    }

    private double value(String meter, String service) {
        return meters.get(meter)
                .tag("service", service)
                .meter()
                .measure()
                .iterator()
                .next()
                .getValue();
    }

    private long refreshes(String trigger, String outcome) {
        return meters.get("piloted.refresh")
                .tag("trigger", trigger)
                .tag("outcome", outcome)
                .timer()
                .count();
    }

    @Test
    void refreshes_areCountedByTriggerAndOutcome() throws Exception {
        refresh(Trigger.SIGNAL);
        refresh(Trigger.SIGNAL);
        fails = true;
        refresh(Trigger.PROGRAM);

        assertThat(refreshes("start", "ok")).isEqualTo(1);
        assertThat(refreshes("signal", "ok")).isEqualTo(2);
        assertThat(refreshes("program", "failed")).isEqualTo(1);
        assertThat(meters.get("piloted.refresh")
                        .tag("trigger", "signal")
                        .timer()
                        .totalTime(TimeUnit.NANOSECONDS))
                .isPositive();
    }

    @Test
    void endpointsAndPicks_areThoseOfTheService_overRefreshes() throws Exception {
        registry.service("app").next();
        registry.service("app").next();
        assertThat(value("piloted.endpoints", "app")).isEqualTo(2);
        assertThat(value("piloted.picks", "app")).isEqualTo(2);
        assertThat(value("piloted.picks", "db")).isZero();

        endpoints = List.of(Endpoint.of("10.0.0.3", 80));
        refresh(Trigger.SIGNAL);
        registry.service("app").next();

        assertThat(value("piloted.endpoints", "app")).isEqualTo(1);
        assertThat(value("piloted.picks", "app")).isEqualTo(3);
    }

    @Test
    void meters_ofAServiceThatLeaves_leave() throws Exception {
        services = List.of(ServiceQuery.of("app"));
        refresh(Trigger.SIGNAL);

        assertThat(meters.find("piloted.picks").tag("service", "db").meters()).isEmpty();
        assertThat(meters.find("piloted.picks").tag("service", "app").meters()).hasSize(1);
    }

    @Test
    void close_leavesNothing() throws Exception {
        refresh(Trigger.SIGNAL);

        registry.close();

        assertThat(meters.getMeters()).isEmpty();
        assertThat(Metrics.globalRegistry.getMeters()).isEmpty();
    }
}
