package io.piloted.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.piloted.registry.ServiceState;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * The library's meters in Micrometer's global registry. All applications that use this copy of the library share them.
 * Each meter shows the sum over the applications, and is removed with the last of them. Thread-safe.
 *
 * <p>Another copy of the library may have registered meters with the same names. This class does not touch them, and
 * registers its own after they are removed, at the next {@link #register()}.
 */
final class GlobalMeters {

    /** The only instance, because there is only one global registry. */
    static final GlobalMeters INSTANCE = new GlobalMeters();

    private static final String ENDPOINTS = "piloted.endpoints";
    private static final String SERVICE = "service";

    private final CompositeMeterRegistry registry = Metrics.globalRegistry;

    /** Guarded by this. */
    private int applications;

    /** The services by name. Guarded by this. */
    private final Map<String, ServiceTotals> services = new HashMap<>();

    /** The meters that this object has registered, by the service's name. Guarded by this. */
    private final Map<String, List<Meter>> meters = new HashMap<>();

    /** Guarded by this. */
    private final Set<Timer> timers = new HashSet<>();

    private GlobalMeters() {}

    /**
     * Whether another registry was added to the global one. Before that, recorded values are lost, and the code that
     * configures the global registry warns about existing meters.
     */
    boolean isReady() {
        return !registry.getRegistries().isEmpty();
    }

    synchronized void join() {
        applications++;
    }

    synchronized void leave() {
        if (--applications == 0) {
            timers.forEach(registry::remove);
            timers.clear();
        }
    }

    /** Adds an application's service to the sum; {@link #register()} makes it visible. */
    synchronized void join(String service, Supplier<ServiceState> state) {
        services.computeIfAbsent(service, name -> new ServiceTotals()).join(state);
    }

    /**
     * Removes an application's service from the sum, and removes the meters if no other application has the service.
     */
    synchronized void leave(String service, Supplier<ServiceState> state) {
        ServiceTotals totals = services.get(service);
        if (totals != null && totals.leave(state)) {
            services.remove(service);
            List<Meter> gone = meters.remove(service);
            if (gone != null) {
                gone.forEach(registry::remove);
            }
        }
    }

    /** Registers the meters that are missing. */
    synchronized void register() {
        if (meters.size() < services.size()) {
            Set<String> taken = taken();
            services.forEach((service, totals) -> {
                if (!meters.containsKey(service) && !taken.contains(service)) {
                    meters.put(service, register(service, totals));
                }
            });
        }
    }

    synchronized void record(String trigger, String outcome, Duration took) {
        Timer timer = Timer.builder("piloted.refresh")
                .description("Refreshes of the services' endpoints")
                .tag("trigger", trigger)
                .tag("outcome", outcome)
                .register(registry);
        timers.add(timer);
        timer.record(took);
    }

    /** The services that have meters in the registry, from this or another copy of the library. */
    private Set<String> taken() {
        Set<String> taken = new HashSet<>();
        for (Meter meter : registry.getMeters()) {
            String service = meter.getId().getTag(SERVICE);
            if (service != null && meter.getId().getName().equals(ENDPOINTS)) {
                taken.add(service);
            }
        }
        return taken;
    }

    /** Registers the meters of a service. The registry refers to the totals weakly, so this class keeps them. */
    private List<Meter> register(String service, ServiceTotals totals) {
        return List.of(
                Gauge.builder(ENDPOINTS, totals, ServiceTotals::endpoints)
                        .description("Endpoints that a service has")
                        .tag(SERVICE, service)
                        .register(registry),
                FunctionCounter.builder("piloted.picks", totals, ServiceTotals::picks)
                        .description("Endpoints that were picked of a service")
                        .tag(SERVICE, service)
                        .register(registry),
                Gauge.builder("piloted.ejected", totals, ServiceTotals::ejected)
                        .description("Endpoints of a service that are ejected after failed calls")
                        .tag(SERVICE, service)
                        .register(registry),
                calls(service, "success", totals, ServiceTotals::successes),
                calls(service, "failure", totals, ServiceTotals::failures));
    }

    private FunctionCounter calls(
            String service, String outcome, ServiceTotals totals, ToDoubleFunction<ServiceTotals> count) {
        return FunctionCounter.builder("piloted.calls", totals, count)
                .description("Calls of a service whose outcome was reported")
                .tag(SERVICE, service)
                .tag("outcome", outcome)
                .register(registry);
    }
}
