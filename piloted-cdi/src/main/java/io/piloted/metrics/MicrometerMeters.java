package io.piloted.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import io.piloted.registry.ServiceState;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Meters in Micrometer's global registry: the timer {@code piloted.refresh} by trigger and outcome, and by service the
 * gauge {@code piloted.endpoints} and the counter {@code piloted.picks}.
 */
public final class MicrometerMeters implements Meters {

    private static final String SERVICE = "service";

    private final MeterRegistry meters = Metrics.globalRegistry;
    private final Set<Timer> timers = new HashSet<>();

    private MicrometerMeters() {}

    /**
     * The global registry is always there.
     *
     * @param beans not asked
     * @return meters in the global registry
     */
    public static Optional<Meters> find(Beans beans) {
        return Optional.of(new MicrometerMeters());
    }

    @Override
    public void record(String trigger, String outcome, Duration took) {
        Timer timer = Timer.builder("piloted.refresh")
                .description("Refreshes of the services' endpoints")
                .tag("trigger", trigger)
                .tag("outcome", outcome)
                .register(meters);
        timers.add(timer);
        timer.record(took);
    }

    @Override
    public Runnable register(String service, Supplier<ServiceState> state) {
        return new Registered(
                state,
                List.of(
                        Gauge.builder(
                                        "piloted.endpoints",
                                        state,
                                        source -> source.get().endpoints())
                                .description("Endpoints that a service has")
                                .tag(SERVICE, service)
                                .register(meters),
                        FunctionCounter.builder(
                                        "piloted.picks",
                                        state,
                                        source -> source.get().picks())
                                .description("Endpoints that were picked of a service")
                                .tag(SERVICE, service)
                                .register(meters)));
    }

    @Override
    public void close() {
        timers.forEach(meters::remove);
    }

    /** Holds the state, since Micrometer does so weakly, and would show zero when it is collected. */
    private record Registered(Supplier<ServiceState> state, List<Meter> meters) implements Runnable {

        @Override
        public void run() {
            meters.forEach(Metrics.globalRegistry::remove);
        }
    }
}
