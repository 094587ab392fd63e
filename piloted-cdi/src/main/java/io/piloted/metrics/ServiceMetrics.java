package io.piloted.metrics;

import io.piloted.registry.RefreshListener;
import io.piloted.registry.RefreshResult;
import io.piloted.registry.Registry;
import io.piloted.registry.ServiceState;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The listener that measures the refreshes and services of one application. Thread-safe, because {@link #close} may run
 * during the last refresh.
 */
public final class ServiceMetrics implements RefreshListener {

    private final Registry registry;
    private final Meters meters;
    private final ReentrantLock lock = new ReentrantLock();

    /** Guarded by {@link #lock}. */
    private final Map<String, Runnable> removals = new HashMap<>();

    /** Guarded by {@link #lock}: if true, nothing may be registered, because nobody would remove it. */
    private boolean closed;

    /**
     * Creates the listener; registers nothing yet.
     *
     * @param registry the registry with the services
     * @param meters the meters to use
     */
    public ServiceMetrics(Registry registry, Meters meters) {
        this.registry = registry;
        this.meters = meters;
    }

    @Override
    public void refreshed(RefreshResult refresh) {
        lock.lock();
        try {
            if (!closed) {
                measure(refresh);
            }
        } finally {
            lock.unlock();
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
    public void close() {
        lock.lock();
        try {
            closed = true;
            removals.values().forEach(Runnable::run);
        } finally {
            meters.close();
            lock.unlock();
        }
    }

    private Runnable register(String name) {
        return meters.register(name, () -> registry.state(name).orElse(ServiceState.NONE));
    }
}
