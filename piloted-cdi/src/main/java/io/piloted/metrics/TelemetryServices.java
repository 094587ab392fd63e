package io.piloted.metrics;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.ObservableLongMeasurement;
import io.piloted.registry.ServiceState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/**
 * The services that all applications report to one {@link Meter} of OpenTelemetry. The applications share one set of
 * instruments, because an instrument that is created twice would report its values twice. Thread-safe.
 */
final class TelemetryServices {

    private static final AttributeKey<String> SERVICE = AttributeKey.stringKey("service");
    private static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("outcome");

    /** The meters that applications use now. Guarded by itself, like {@link #applications}. */
    private static final Map<Meter, TelemetryServices> SHARED = new HashMap<>();

    private final Meter meter;
    private final Map<String, ServiceTotals> services = new ConcurrentHashMap<>();
    private final List<AutoCloseable> instruments;
    private int applications;

    private TelemetryServices(Meter meter) {
        this.meter = meter;
        instruments = List.of(
                gauge("piloted.endpoints", "Endpoints that a service has", ServiceTotals::endpoints),
                gauge(
                        "piloted.ejected",
                        "Endpoints of a service that are ejected after failed calls",
                        ServiceTotals::ejected),
                meter.counterBuilder("piloted.picks")
                        .setDescription("Endpoints that were picked of a service")
                        .setUnit("{pick}")
                        .buildWithCallback(measured -> record(measured, ServiceTotals::picks, Attributes.empty())),
                meter.counterBuilder("piloted.calls")
                        .setDescription("Calls of a service whose outcome was reported")
                        .setUnit("{call}")
                        .buildWithCallback(measured -> {
                            record(measured, ServiceTotals::successes, Attributes.of(OUTCOME, "success"));
                            record(measured, ServiceTotals::failures, Attributes.of(OUTCOME, "failure"));
                        }));
    }

    private AutoCloseable gauge(String name, String description, ToLongFunction<ServiceTotals> figure) {
        return meter.gaugeBuilder(name)
                .ofLongs()
                .setDescription(description)
                .setUnit("{endpoint}")
                .buildWithCallback(measured -> record(measured, figure, Attributes.empty()));
    }

    /** The services of a meter. Each application that calls this must later call {@link #leave()}. */
    static TelemetryServices join(Meter meter) {
        synchronized (SHARED) {
            TelemetryServices shared = SHARED.computeIfAbsent(meter, TelemetryServices::new);
            shared.applications++;
            return shared;
        }
    }

    void leave() {
        synchronized (SHARED) {
            if (--applications == 0) {
                SHARED.remove(meter);
                instruments.forEach(TelemetryServices::close);
            }
        }
    }

    void join(String service, Supplier<ServiceState> state) {
        services.compute(service, (name, known) -> {
            ServiceTotals totals = known != null ? known : new ServiceTotals();
            totals.join(state);
            return totals;
        });
    }

    void leave(String service, Supplier<ServiceState> state) {
        services.computeIfPresent(service, (name, totals) -> totals.leave(state) ? null : totals);
    }

    private void record(ObservableLongMeasurement measured, ToLongFunction<ServiceTotals> figure, Attributes more) {
        services.forEach((service, totals) -> measured.record(
                figure.applyAsLong(totals),
                more.toBuilder().put(SERVICE, service).build()));
    }

    private static void close(AutoCloseable instrument) {
        try {
            instrument.close();
        } catch (Exception e) { // the instruments declare none
            throw new IllegalStateException(e);
        }
    }
}
