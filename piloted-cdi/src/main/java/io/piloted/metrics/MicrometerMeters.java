package io.piloted.metrics;

import io.piloted.registry.ServiceState;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The meters of one application in Micrometer's global registry. The timer {@code piloted.refresh} has the tags trigger
 * and outcome. For each service there are the gauges {@code piloted.endpoints} and {@code piloted.ejected}, and the
 * counters {@code piloted.picks} and {@code piloted.calls} (with the tag outcome).
 *
 * <p>Nothing is registered before another registry was added to the global one, which on Helidon happens after the
 * start. Recorded values would be lost, and Micrometer would warn about existing meters. Earlier refreshes are recorded
 * later.
 */
public final class MicrometerMeters implements Meters {

    /** The maximum number of refreshes to record later; enough for any start. */
    private static final int REMEMBERED = 100;

    private final GlobalMeters meters = GlobalMeters.INSTANCE;

    /** The last refreshes that could not be recorded yet. Guarded by this. */
    private final Deque<Refresh> unrecorded = new ArrayDeque<>();

    /** Guarded by this. */
    private @Nullable RepeatedCheck check;

    /** Guarded by this. */
    private boolean closed;

    private MicrometerMeters() {
        meters.join();
    }

    /** Creates meters in the global registry, which always exists. */
    public static Optional<Meters> find(Beans beans) {
        return Optional.of(new MicrometerMeters());
    }

    @Override
    public synchronized void record(String trigger, String outcome, Duration took) {
        if (unrecorded.size() == REMEMBERED) {
            unrecorded.remove();
        }
        unrecorded.add(new Refresh(trigger, outcome, took));
        if (!show() && check == null) {
            check = RepeatedCheck.start(this::show);
        }
    }

    @Override
    public Runnable register(String service, Supplier<ServiceState> state) {
        meters.join(service, state);
        return () -> meters.leave(service, state);
    }

    @Override
    public synchronized void close() {
        if (check != null) {
            check.stop();
        }
        if (!closed) {
            closed = true;
            meters.leave();
        }
    }

    /** Registers everything, if another registry was added to the global one. */
    private synchronized boolean show() {
        if (!meters.isReady()) {
            return false;
        }
        if (!closed) {
            meters.register();
            for (Refresh next = unrecorded.poll(); next != null; next = unrecorded.poll()) {
                meters.record(next.trigger(), next.outcome(), next.took());
            }
        }
        return true;
    }

    private record Refresh(String trigger, String outcome, Duration took) {}
}
