package io.piloted.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import io.piloted.registry.RefreshListener;
import io.piloted.registry.Refreshed;
import io.piloted.registry.Registry;
import io.piloted.registry.ServiceState;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * One application's meters in Micrometer's global registry, from its first refresh until it ends: the timer
 * {@code piloted.refresh} by trigger and outcome, and for each service the gauge {@code piloted.endpoints} and the counter
 * {@code piloted.picks}. Touched by the refresh thread, and by whoever closes the registry after it.
 */
public final class MicrometerMetrics implements RefreshListener {

    private static final String SERVICE = "service";
    private static final ServiceState NONE = new ServiceState(0, false, 0);

    private final Registry registry;
    private final MeterRegistry meters = Metrics.globalRegistry;
    private final Set<Timer> timers = new HashSet<>();
    private final Map<String, List<Meter>> byService = new HashMap<>();

    /**
     * Nothing is registered yet.
     *
     * @param registry whose services they are
     */
    public MicrometerMetrics(Registry registry) {
        this.registry = registry;
    }

    @Override
    public void refreshed(Refreshed refresh) {
        Timer timer = Timer.builder("piloted.refresh")
                .description("Refreshes of the services' endpoints")
                .tag(
                        "trigger",
                        refresh.trigger()
                                .map(trigger -> trigger.name().toLowerCase(Locale.ROOT))
                                .orElse("start"))
                .tag("outcome", refresh.failed().isEmpty() ? "ok" : "failed")
                .register(meters);
        timers.add(timer);
        timer.record(refresh.took());
        Set<String> names = registry.names();
        byService.entrySet().removeIf(service -> {
            boolean gone = !names.contains(service.getKey());
            if (gone) {
                service.getValue().forEach(meters::remove);
            }
            return gone;
        });
        names.forEach(name -> byService.computeIfAbsent(name, this::register));
    }

    @Override
    public void close() {
        timers.forEach(meters::remove);
        byService.values().forEach(list -> list.forEach(meters::remove));
    }

    private List<Meter> register(String name) {
        return List.of(
                Gauge.builder(
                                "piloted.endpoints",
                                registry,
                                source -> state(source, name).endpoints())
                        .description("Endpoints that a service has")
                        .tag(SERVICE, name)
                        .register(meters),
                FunctionCounter.builder(
                                "piloted.picks",
                                registry,
                                source -> state(source, name).picks())
                        .description("Endpoints that were picked of a service")
                        .tag(SERVICE, name)
                        .register(meters));
    }

    private static ServiceState state(Registry registry, String name) {
        return registry.states().getOrDefault(name, NONE);
    }
}
