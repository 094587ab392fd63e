package io.piloted.metrics;

import io.piloted.registry.ServiceState;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One application's meters in Micrometer's global registry: the timer {@code piloted.refresh} by trigger and outcome, and
 * by service the gauges {@code piloted.endpoints} and {@code piloted.ejected} and the counters {@code piloted.picks} and, by
 * outcome too, {@code piloted.calls}.
 *
 * <p>Nothing is registered before the global registry passes on to another one, which on Helidon is after the start: a
 * recording would be lost, and Micrometer warns who configures a registry that has meters. The refreshes until then are
 * recorded later.
 */
public final class MicrometerMeters implements Meters {

    /** What is remembered while nobody measures: more than any start has. */
    private static final int REMEMBERED = 100;

    private final GlobalMeters meters = GlobalMeters.INSTANCE;
    private final ReentrantLock lock = new ReentrantLock();

    /** The last refreshes that could not be recorded yet. Guarded by {@link #lock}. */
    private final Deque<Refresh> unrecorded = new ArrayDeque<>();

    /** Guarded by {@link #lock}. */
    private @Nullable RegistryWatch watch;

    /** Guarded by {@link #lock}. */
    private boolean closed;

    private MicrometerMeters() {
        meters.join();
    }

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
        lock.lock();
        try {
            if (unrecorded.size() == REMEMBERED) {
                unrecorded.remove();
            }
            unrecorded.add(new Refresh(trigger, outcome, took));
            if (!show() && watch == null) {
                watch = RegistryWatch.start(this::show);
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Runnable register(String service, Supplier<ServiceState> state) {
        meters.join(service, state);
        return () -> meters.leave(service, state);
    }

    @Override
    public void close() {
        lock.lock();
        try {
            if (watch != null) {
                watch.stop();
            }
            if (!closed) {
                closed = true;
                meters.leave();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Shows all that there is, if there is somebody to show it to. */
    private boolean show() {
        if (!meters.isReady()) {
            return false;
        }
        lock.lock();
        try {
            if (!closed) {
                meters.register();
                for (Refresh next = unrecorded.poll(); next != null; next = unrecorded.poll()) {
                    meters.record(next.trigger(), next.outcome(), next.took());
                }
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** A refresh that has ended. */
    private record Refresh(String trigger, String outcome, Duration took) {}
}
