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
 * Measures one application's services, from its first refresh until it ends. Touched by the refresh thread, and by whoever
 * closes the registry, perhaps during the last refresh.
 */
public final class ServiceMetrics implements RefreshListener {

    private final Registry registry;
    private final Meters meters;
    private final ReentrantLock lock = new ReentrantLock();

    /** Guarded by {@link #lock}. */
    private final Map<String, Runnable> removals = new HashMap<>();

    /** Guarded by {@link #lock}: then nothing more is registered, which nobody would remove. */
    private boolean closed;

    /**
     * Nothing is registered yet.
     *
     * @param registry whose services they are
     * @param meters where to
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
