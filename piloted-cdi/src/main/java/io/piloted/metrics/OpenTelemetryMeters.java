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
 * The meters of one application in OpenTelemetry, which MicroProfile Telemetry uses. The histogram
 * {@code piloted.refresh.duration} has the attributes trigger and outcome. For each service there are the gauges
 * {@code piloted.endpoints} and {@code piloted.ejected}, and the counters {@code piloted.picks} and
 * {@code piloted.calls} (with the attribute outcome).
 */
public final class OpenTelemetryMeters implements Meters {

    private static final AttributeKey<String> TRIGGER = AttributeKey.stringKey("trigger");
    private static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("outcome");

    /**
     * The buckets of OpenTelemetry's conventions for durations in seconds. The SDK's default buckets are for
     * milliseconds.
     */
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

    /** Creates meters in the application's OpenTelemetry: its bean, or else the global one; empty if neither exists. */
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

    /** The histogram stays, because it has no reference to the application. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            services.leave();
        }
    }

    /**
     * The global OpenTelemetry, if it is set. Getting it before would set one without function for ever, and a later
     * attempt to set it would fail.
     */
    private static Optional<OpenTelemetry> global() {
        try {
            return GlobalOpenTelemetry.isSet() ? Optional.of(GlobalOpenTelemetry.get()) : Optional.empty();
        } catch (NoSuchMethodError e) {
            return Optional.empty(); // this version of the API cannot tell whether it is set
        }
    }
}
