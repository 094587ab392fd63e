package io.piloted.metrics;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.ObservableLongCounter;
import io.opentelemetry.api.metrics.ObservableLongGauge;
import io.opentelemetry.api.metrics.ObservableLongMeasurement;
import io.piloted.registry.ServiceState;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/**
 * The services that applications show by one {@link Meter} of OpenTelemetry: two instruments for all of them, since an
 * instrument that is made twice would report each of its series twice. Thread-safe.
 */
final class TelemetryServices {

    private static final AttributeKey<String> SERVICE = AttributeKey.stringKey("service");

    /** By the meter, for as long as some application uses it. Guarded by itself, as is {@link #applications}. */
    private static final Map<Meter, TelemetryServices> SHARED = new HashMap<>();

    private final Meter meter;
    private final Map<String, ServiceTotals> services = new ConcurrentHashMap<>();
    private final ObservableLongGauge endpoints;
    private final ObservableLongCounter picks;
    private int applications;

    private TelemetryServices(Meter meter) {
        this.meter = meter;
        endpoints = meter.gaugeBuilder("piloted.endpoints")
                .ofLongs()
                .setDescription("Endpoints that a service has")
                .setUnit("{endpoint}")
                .buildWithCallback(measured -> record(measured, ServiceTotals::endpoints));
        picks = meter.counterBuilder("piloted.picks")
                .setDescription("Endpoints that were picked of a service")
                .setUnit("{pick}")
                .buildWithCallback(measured -> record(measured, ServiceTotals::picks));
    }

    /** The services of a meter; each application that joins has to {@link #leave()}. */
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
                endpoints.close();
                picks.close();
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

    private void record(ObservableLongMeasurement measured, ToLongFunction<ServiceTotals> figure) {
        services.forEach(
                (service, totals) -> measured.record(figure.applyAsLong(totals), Attributes.of(SERVICE, service)));
    }
}
