package io.piloted.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MicrometerMetersTest extends MetersContract {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @BeforeEach
    void start() {
        Metrics.addRegistry(meters);
        start(MicrometerMeters.find(new NoBeans()).orElseThrow());
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

    private Timer timer(String trigger, String outcome) {
        return meters.get("piloted.refresh")
                .tag("trigger", trigger)
                .tag("outcome", outcome)
                .timer();
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
