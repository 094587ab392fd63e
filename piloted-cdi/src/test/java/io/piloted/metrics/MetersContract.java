package io.piloted.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.piloted.Endpoint;
import io.piloted.ServiceQuery;
import io.piloted.ServicesUpdated.Trigger;
import io.piloted.registry.LookupPlan;
import io.piloted.registry.Registry;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What holds of the meters, whatever shows them. */
abstract class MetersContract {

    private static final Duration SOON = Duration.ofSeconds(10);

    private volatile List<ServiceQuery> services = List.of(ServiceQuery.of("app"), ServiceQuery.of("db"));
    private volatile boolean fails;
    private volatile List<Endpoint> endpoints = List.of(Endpoint.of("10.0.0.1", 80), Endpoint.of("10.0.0.2", 80));
    private final Registry registry = new Registry(
            () -> new LookupPlan(
                    services,
                    query -> fails
                            ? CompletableFuture.failedStage(new IllegalStateException("down"))
                            : CompletableFuture.completedStage(endpoints)),
            new Registry.Settings(SOON, 2, false, false),
            event -> CompletableFuture.completedStage(event),
            getClass().getClassLoader());

    abstract long refreshes(String trigger, String outcome);

    abstract double seconds(String trigger, String outcome);

    /** Of a gauge or counter. */
    abstract double value(String meter, String service);

    /** Those of which there are meters. */
    abstract Set<String> services();

    final void start(Meters meters) {
        registry.add(new ServiceMetrics(registry, meters));
        registry.start(SOON, true);
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    private void refresh(Trigger trigger) throws Exception {
        registry.refresh(trigger).toCompletableFuture().get(SOON.toSeconds(), TimeUnit.SECONDS);
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
        assertThat(seconds("signal", "ok")).isPositive().isLessThan(10.0);
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
        System.gc(); // what is held weakly would be gone

        assertThat(value("piloted.endpoints", "app")).isEqualTo(1);
        assertThat(value("piloted.picks", "app")).isEqualTo(3);
    }

    @Test
    void meters_ofAServiceThatLeaves_leave() throws Exception {
        assertThat(services()).containsExactlyInAnyOrder("app", "db");

        services = List.of(ServiceQuery.of("app"));
        refresh(Trigger.SIGNAL);

        assertThat(services()).containsExactly("app");
    }

    @Test
    void close_leavesNoService() throws Exception {
        refresh(Trigger.SIGNAL);

        registry.close();

        assertThat(services()).isEmpty();
    }
}
