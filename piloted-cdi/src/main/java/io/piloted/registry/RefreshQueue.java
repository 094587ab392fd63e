package io.piloted.registry;

import static io.piloted.registry.Messages.MESSAGES;

import io.piloted.PilotedException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The pending and the running refresh: a state machine without a thread. Thread-safe; its lock is held only for short
 * moments.
 *
 * <p>Invariants: There is at most one worker. A worker begins each requested refresh, unless the queue is closed first.
 * The gate is closed while a refresh for which picks wait is pending or running.
 */
final class RefreshQueue implements AutoCloseable {

    private final Gate gate;
    private final ReentrantLock lock = new ReentrantLock();

    /** Written under {@link #lock}: the refresh that was requested, but has not begun. */
    private volatile @Nullable Refresh pending;

    /** Guarded by {@link #lock}: the refresh that has begun, but not ended. */
    private @Nullable Refresh running;

    /** Whether a worker runs or was started. Written under {@link #lock}, except by {@link #workerDied}. */
    private volatile boolean working;

    /** Guarded by {@link #lock}. */
    private boolean closed;

    RefreshQueue(Gate gate) {
        this.gate = gate;
    }

    /**
     * The refresh that serves a request.
     *
     * @param refresh the refresh; already failed if the queue is closed
     * @param wakeWorker true if no worker runs; then the caller must start one, which calls {@link #hasNext}
     */
    record Requested(Refresh refresh, boolean wakeWorker) {}

    /**
     * Adds a request to the pending refresh.
     *
     * @param soon whether the refresh can begin as soon as no other refresh runs; only then picks wait for it
     */
    Requested request(RefreshRequest request, boolean soon) {
        lock.lock();
        try {
            if (closed) {
                Refresh failed = new Refresh();
                failed.fail(MESSAGES.closed());
                return new Requested(failed, false);
            }
            Refresh refresh = pending;
            if (refresh == null) {
                refresh = new Refresh();
            }
            refresh.join(request);
            pending = refresh;
            if (request.holdsPicks() && soon) {
                gate.close(refresh);
            }
            boolean vacant = !working;
            working = true;
            return new Requested(refresh, vacant);
        } finally {
            lock.unlock();
        }
    }

    /**
     * For the worker: whether there is a refresh to run. If false, the worker ends, and the next request starts
     * another.
     */
    boolean hasNext() {
        lock.lock();
        try {
            working = pending != null && !closed;
            return working;
        } finally {
            lock.unlock();
        }
    }

    /** For the worker: begins the pending refresh; null if the queue was closed meanwhile. */
    @Nullable
    Refresh begin() {
        lock.lock();
        try {
            Refresh next = pending;
            if (next != null && next.holdsPicks()) {
                gate.close(next);
            }
            running = next;
            pending = null;
            return next;
        } finally {
            lock.unlock();
        }
    }

    /** For the worker: ends a refresh that is visible or has failed. Idempotent. */
    void end(Refresh refresh) {
        lock.lock();
        try {
            running = null;
            gate.open(refresh);
        } finally {
            lock.unlock();
        }
    }

    /**
     * For a worker that ends because of an error, before {@link #hasNext} returned false. Takes no lock and allocates
     * no memory, because memory may be the cause of the error.
     *
     * @return whether another worker is needed at once; otherwise the next request starts it
     */
    boolean workerDied() {
        working = false;
        return pending != null;
    }

    /** Fails the pending refresh, because no worker can be started. The next request tries again. */
    void refuse(Throwable reason) {
        Refresh refused;
        lock.lock();
        try {
            refused = pending;
            pending = null;
            working = false;
        } finally {
            lock.unlock();
        }
        abandon(refused, reason);
    }

    /** Rejects further requests, and wakes everybody who waits. Idempotent. */
    @Override
    public void close() {
        Refresh begun;
        Refresh requested;
        lock.lock();
        try {
            closed = true;
            begun = running;
            requested = pending;
            pending = null;
        } finally {
            lock.unlock();
        }
        if (begun == null && requested == null) {
            return; // avoids loading the message classes: a server may have closed the class loader already
        }
        PilotedException reason = MESSAGES.closed();
        abandon(begun, reason);
        abandon(requested, reason);
    }

    private void abandon(@Nullable Refresh refresh, Throwable reason) {
        if (refresh != null) {
            gate.open(refresh);
            refresh.fail(reason);
        }
    }
}
