package io.piloted.metrics;

import io.piloted.registry.RefreshListener;
import io.piloted.registry.RefreshResult;
import io.piloted.registry.Registry;
import io.piloted.registry.ServiceState;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The listener that measures the refreshes and services of one application. Thread-safe, because {@link #close} may run
 * during the last refresh.
 */
public final class ServiceMetrics implements RefreshListener {

    private final Registry registry;
    private final Meters meters;

    /** Guarded by this. */
    private final Map<String, Runnable> removals = new HashMap<>();

    /** Guarded by this: if true, nothing may be registered, because nobody would remove it. */
    private boolean closed;

    public ServiceMetrics(Registry registry, Meters meters) {
        this.registry = registry;
        this.meters = meters;
    }

    @Override
    public synchronized void refreshed(RefreshResult refresh) {
        if (!closed) {
            measure(refresh);
        }
    }

    private void measure(RefreshResult refresh) {
        Set<String> names = registry.names();
        removals.entrySet().removeIf(service -> {
            boolean gone = !names.contains(service.getKey());
            if (gone) {
                service.getValue().run();
            }
            return gone;
        });
        names.forEach(name -> removals.computeIfAbsent(name, this::register));
        meters.record(
                refresh.trigger()
                        .map(trigger -> trigger.name().toLowerCase(Locale.ROOT))
                        .orElse("start"),
                refresh.succeeded() ? "ok" : "failed",
                refresh.took());
    }

    @Override
    public synchronized void close() {
        try {
            closed = true;
            removals.values().forEach(Runnable::run);
        } finally {
            meters.close();
        }
    }

    private Runnable register(String name) {
        return meters.register(name, () -> registry.state(name).orElse(ServiceState.NONE));
    }
}
