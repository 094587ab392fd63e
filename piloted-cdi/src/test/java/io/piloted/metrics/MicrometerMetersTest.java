package io.piloted.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.piloted.Patience;
import io.piloted.ServicesUpdated.Trigger;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

class MicrometerMetersTest extends MetersContract {

    /** The tag of tests with a server that adds its registry after the application has started. */
    private static final String REGISTRY_LATER = "registry-later";

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Override
    Meters find() {
        return MicrometerMeters.find(new NoBeans()).orElseThrow();
    }

    @BeforeEach
    void begin(TestInfo test) {
        if (!test.getTags().contains(REGISTRY_LATER)) {
            Metrics.addRegistry(meters);
        }
        start();
    }

    @AfterEach
    void removeRegistry() {
        Metrics.removeRegistry(meters);
    }

    @Override
    long refreshes(String trigger, String outcome) {
        return timer(trigger, outcome).count();
    }

    @Override
    double seconds(String trigger, String outcome) {
        return timer(trigger, outcome).totalTime(TimeUnit.SECONDS);
    }

    @Override
    Set<String> services() {
        return meters.getMeters().stream()
                .flatMap(meter -> Optional.ofNullable(meter.getId().getTag("service")).stream())
                .collect(Collectors.toSet());
    }

    @Test
    void close_leavesNothing() {
        stop();

        assertThat(meters.getMeters()).isEmpty();
        assertThat(Metrics.globalRegistry.getMeters()).isEmpty();
    }

    @Test
    @Tag(REGISTRY_LATER)
    void start_registryIsAddedLater_isRecordedAllTheSame() throws Exception {
        refresh(Trigger.SIGNAL);
        assertThat(Metrics.globalRegistry.getMeters())
                .as("nothing that a MeterFilter comes too late for")
                .isEmpty();

        Metrics.addRegistry(meters);

        await().atMost(Patience.LIMIT).until(() -> !services().isEmpty());
        assertThat(services()).containsExactlyInAnyOrder("app", "db");
        assertThat(refreshes("start", "ok")).isEqualTo(1);
        assertThat(refreshes("signal", "ok")).isEqualTo(1);
    }

    @Test
    @Tag(REGISTRY_LATER)
    void close_registryNeverCame_leavesNoThread() {
        assertThat(watches()).isNotEmpty();

        stop();

        await().atMost(Patience.LIMIT).untilAsserted(() -> assertThat(watches()).isEmpty());
    }

    @Test
    @Tag(REGISTRY_LATER)
    void close_metersOfAnotherCopyOfTheLibrary_stay() throws Exception {
        Gauge theirs = metersOfAnotherCopy();
        refresh(Trigger.SIGNAL);
        assertThat(value("piloted.endpoints", "app")).isEqualTo(7);

        stop();

        assertThat(value("piloted.endpoints", "app")).isEqualTo(7);
        Metrics.globalRegistry.remove(theirs);
    }

    @Test
    @Tag(REGISTRY_LATER)
    void refresh_metersOfAnotherCopyOfTheLibraryHaveGone_oursTakeTheirPlace() throws Exception {
        Gauge theirs = metersOfAnotherCopy();
        refresh(Trigger.SIGNAL);

        Metrics.globalRegistry.remove(theirs);
        refresh(Trigger.SIGNAL);

        assertThat(value("piloted.endpoints", "app")).isEqualTo(2);
    }

    /** A meter of an application with another copy of the library, in the same server. */
    private Gauge metersOfAnotherCopy() {
        Gauge theirs = Gauge.builder("piloted.endpoints", () -> 7)
                .tag("service", "app")
                .register(Metrics.globalRegistry);
        Metrics.addRegistry(meters);
        return theirs;
    }

    private static List<Thread> watches() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("piloted-meters"))
                .toList();
    }

    @Override
    void readAll() {
        meters.getMeters().forEach(meter -> meter.measure().forEach(Measurement::getValue));
    }

    private Timer timer(String trigger, String outcome) {
        return meters.get("piloted.refresh")
                .tag("trigger", trigger)
                .tag("outcome", outcome)
                .timer();
    }

    @Override
    double calls(String service, String outcome) {
        return meters.get("piloted.calls")
                .tags("service", service, "outcome", outcome)
                .functionCounter()
                .count();
    }

    @Override
    double value(String meter, String service) {
        return meters.get(meter)
                .tag("service", service)
                .meter()
                .measure()
                .iterator()
                .next()
                .getValue();
    }
}
