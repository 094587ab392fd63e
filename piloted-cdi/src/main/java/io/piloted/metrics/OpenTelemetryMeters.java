package io.piloted.metrics;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.Meter;
import io.piloted.registry.ServiceState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One application's meters of OpenTelemetry, as MicroProfile Telemetry has it: the histogram
 * {@code piloted.refresh.duration} by trigger and outcome, and by service the gauges {@code piloted.endpoints} and
 * {@code piloted.ejected} and the counters {@code piloted.picks} and, by outcome too, {@code piloted.calls}.
 */
public final class OpenTelemetryMeters implements Meters {

    private static final AttributeKey<String> TRIGGER = AttributeKey.stringKey("trigger");
    private static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("outcome");

    /** Those that OpenTelemetry's conventions have for what is measured in seconds; the SDK's own are for milliseconds. */
    private static final List<Double> BUCKETS =
            List.of(0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1.0, 2.5, 5.0, 7.5, 10.0);

    private final DoubleHistogram refreshes;
    private final TelemetryServices services;
    private boolean closed;

    private OpenTelemetryMeters(OpenTelemetry telemetry) {
        Meter meter = telemetry.getMeter("io.piloted");
        refreshes = meter.histogramBuilder("piloted.refresh.duration")
                .setDescription("Refreshes of the services' endpoints")
                .setUnit("s")
                .setExplicitBucketBoundariesAdvice(BUCKETS)
                .build();
        services = TelemetryServices.join(meter);
    }

    /**
     * Finds the application's OpenTelemetry.
     *
     * @param beans have MicroProfile Telemetry's, if there is one
     * @return meters of that bean, else of the global one, or empty if nobody has set one
     */
    public static Optional<Meters> find(Beans beans) {
        return beans.find(OpenTelemetry.class).or(OpenTelemetryMeters::global).map(OpenTelemetryMeters::new);
    }

    @Override
    public void record(String trigger, String outcome, Duration took) {
        refreshes.record(took.toNanos() / 1e9, Attributes.of(TRIGGER, trigger, OUTCOME, outcome));
    }

    @Override
    public Runnable register(String service, Supplier<ServiceState> state) {
        services.join(service, state);
        return () -> services.leave(service, state);
    }

    /** The histogram stays: it holds durations and words, and calls nobody back. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            services.leave();
        }
    }

    /** Asking for it when it is not set would set it for good, to one that does nothing; whoever comes to set it fails. */
    private static Optional<OpenTelemetry> global() {
        try {
            return GlobalOpenTelemetry.isSet() ? Optional.of(GlobalOpenTelemetry.get()) : Optional.empty();
        } catch (NoSuchMethodError e) {
            return Optional.empty(); // an API that cannot tell
        }
    }
}
