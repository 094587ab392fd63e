package io.piloted.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.management.ThreadMXBean;
import io.piloted.Endpoint;
import io.piloted.Outcome;
import io.piloted.Patience;
import io.piloted.ServiceQuery;
import io.piloted.ServicesUpdated.Trigger;
import io.piloted.registry.LookupPlan;
import io.piloted.registry.Registry;
import io.piloted.registry.TestSettings;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests for the meters of every metrics API. */
abstract class MetersContract {

    private static final Duration SOON = Patience.LIMIT;

    private volatile List<ServiceQuery> services = List.of(ServiceQuery.of("app"), ServiceQuery.of("db"));
    private volatile boolean fails;
    private volatile List<Endpoint> endpoints = List.of(Endpoint.of("10.0.0.1", 80), Endpoint.of("10.0.0.2", 80));
    private final Registry registry = registry();
    private final Registry other = registry();

    private Registry registry() {
        return new Registry(
                () -> new LookupPlan(
                        services,
                        query -> fails
                                ? CompletableFuture.failedStage(new IllegalStateException("down"))
                                : CompletableFuture.completedStage(endpoints)),
                TestSettings.of(SOON, 2),
                event -> CompletableFuture.completedStage(event),
                getClass().getClassLoader());
    }

    /** The meters of an application, in the same registry as those of other applications. */
    abstract Meters find();

    abstract long refreshes(String trigger, String outcome);

    abstract double seconds(String trigger, String outcome);

    /** The value of a gauge or counter. */
    abstract double value(String meter, String service);

    /** The number of calls with this outcome. */
    abstract double calls(String service, String outcome);

    /** The services that have meters. */
    abstract Set<String> services();

    /** Reads every meter once, like a scrape. */
    abstract void readAll();

    final void start() {
        start(registry);
    }

    private void start(Registry application) {
        application.add(new ServiceMetrics(application, find()));
        application.start(SOON, true);
    }

    @AfterEach
    final void stop() {
        registry.close();
        other.close();
    }

    final void refresh(Trigger trigger) throws Exception {
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
        System.gc(); // clears weak references

        assertThat(value("piloted.endpoints", "app")).isEqualTo(1);
        assertThat(value("piloted.picks", "app")).isEqualTo(3);
    }

    /** C12.1 */
    @Test
    void callsAndEjected_areThoseOfTheService_summedOverApplications() throws Exception {
        start(other);
        for (Registry application : List.of(registry, other)) {
            for (int i = 0; i < 5; i++) {
                application.service("app").report(endpoints.get(0), Outcome.FAILURE);
            }
        }
        registry.service("app").report(endpoints.get(1), Outcome.SUCCESS);

        assertThat(value("piloted.ejected", "app")).isEqualTo(2);
        assertThat(value("piloted.ejected", "db")).isZero();
        assertThat(calls("app", "failure")).isEqualTo(10);
        assertThat(calls("app", "success")).isEqualTo(1);

        other.close();
        assertThat(value("piloted.ejected", "app")).isEqualTo(1);
        assertThat(calls("app", "failure")).as("a counter never goes down").isEqualTo(10);
    }

    @Test
    void meters_ofAServiceThatLeaves_leave() throws Exception {
        assertThat(services()).containsExactlyInAnyOrder("app", "db");

        services = List.of(ServiceQuery.of("app"));
        refresh(Trigger.SIGNAL);

        assertThat(services()).containsExactly("app");
    }

    @Test
    void counters_ofAServiceThatLeavesOneApplication_doNotGoDown() throws Exception {
        start(other);
        other.service("db").next();
        registry.service("db").next();
        registry.service("db").report(endpoints.get(0), Outcome.SUCCESS);

        services = List.of(ServiceQuery.of("app"));
        refresh(Trigger.SIGNAL);

        assertThat(value("piloted.endpoints", "db")).isEqualTo(2);
        assertThat(value("piloted.picks", "db")).isEqualTo(2);
        assertThat(calls("db", "success")).isEqualTo(1);
    }

    @Test
    void close_leavesNoService() throws Exception {
        refresh(Trigger.SIGNAL);

        registry.close();

        assertThat(services()).isEmpty();
    }

    @Test
    void meters_twoApplications_showTheSum() throws Exception {
        start(other);
        registry.service("app").next();
        other.service("app").next();

        assertThat(value("piloted.endpoints", "app")).isEqualTo(4);
        assertThat(value("piloted.picks", "app")).isEqualTo(2);
        assertThat(refreshes("start", "ok")).isEqualTo(2);
    }

    @Test
    void close_anotherApplicationHasTheSameServices_itsMetersStay() throws Exception {
        start(other);
        registry.service("app").next();
        other.service("app").next();

        registry.close();
        other.service("app").next();

        assertThat(services()).containsExactlyInAnyOrder("app", "db");
        assertThat(value("piloted.endpoints", "app")).isEqualTo(2);
        assertThat(value("piloted.picks", "app"))
                .as("a counter never goes down")
                .isEqualTo(3);
        assertThat(refreshes("start", "ok")).isEqualTo(2);

        other.close();
        assertThat(services()).isEmpty();
    }

    /** With 1,000 services it once took 160 MB, because each value was selected from the states of all services. */
    @Test
    void read_manyServices_costsNoMoreForEach() throws Exception {
        services = IntStream.range(0, 1_000)
                .mapToObj(number -> ServiceQuery.of("service" + number))
                .toList();
        refresh(Trigger.SIGNAL);
        // The refresh waits for its listeners for only a second.
        await().atMost(SOON).untilAsserted(() -> assertThat(services()).hasSize(1_000));

        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        readAll();
        long bytes = threads.getCurrentThreadAllocatedBytes() - before;

        assertThat(bytes / services.size()).as("bytes for each service").isLessThan(20_000);
    }
}
