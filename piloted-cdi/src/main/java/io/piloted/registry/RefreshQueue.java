package io.piloted.registry;

import static io.piloted.registry.Messages.MESSAGES;

import io.piloted.PilotedException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Which refresh is asked for and which one runs: decisions only, without a thread. Thread-safe, and never blocks for longer
 * than a decision takes.
 *
 * <p>Invariants: there is at most one worker; each refresh is begun by a worker after it was asked for, or abandoned when
 * this closes; the gate is closed by the newest refresh that holds picks and is neither ended nor abandoned.
 */
final class RefreshQueue implements AutoCloseable {

    private final Gate gate;
    private final ReentrantLock lock = new ReentrantLock();

    /** Written under {@link #lock}: asked for and not begun. */
    private volatile @Nullable Refresh pending;

    /** Guarded by {@link #lock}: begun and not ended. */
    private @Nullable Refresh running;

    /** Whether a worker runs or was woken. Only a worker that died clears it without {@link #lock}. */
    private volatile boolean working;

    /** Guarded by {@link #lock}. */
    private boolean closed;

    /**
     * Nothing is asked for.
     *
     * @param gate is closed while a refresh that holds picks is asked for or runs
     */
    RefreshQueue(Gate gate) {
        this.gate = gate;
    }

    /**
     * The refresh that answers a request, and whether the caller must wake a worker for it.
     *
     * @param refresh has failed already if the queue is closed
     * @param wakeWorker true if there is no worker; the caller then gets one, who calls {@link #hasNext}
     */
    record Requested(Refresh refresh, boolean wakeWorker) {}

    /**
     * Adds a request to the refresh that is pending.
     *
     * @param soon whether that would begin without waiting for anything but refreshes: only then picks wait for it
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

    /** For the worker: whether to go on. With false its work is over, and the next request wakes another. */
    boolean hasNext() {
        lock.lock();
        try {
            working = pending != null && !closed;
            return working;
        } finally {
            lock.unlock();
        }
    }

    /** For the worker: the refresh to carry out now; null if the queue was closed meanwhile. */
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

    /** For the worker: its refresh is visible, or failed. Idempotent. */
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
     * For a worker that ends without {@link #hasNext} having said so. Takes no lock and no memory, which may be short.
     *
     * @return whether another worker is needed at once; if not, the next request wakes it
     */
    boolean workerDied() {
        working = false;
        return pending != null;
    }

    /** There is no worker to be had: what is asked for fails, and the next request tries again. */
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

    /** Takes no more requests and wakes everybody who waits. Idempotent. */
    @Override
    public void close() {
        Refresh begun;
        Refresh asked;
        lock.lock();
        try {
            closed = true;
            begun = running;
            asked = pending;
            pending = null;
        } finally {
            lock.unlock();
        }
        if (begun == null && asked == null) {
            return; // a server may have closed the class loader already, so no class must be loaded without need
        }
        PilotedException reason = MESSAGES.closed();
        abandon(begun, reason);
        abandon(asked, reason);
    }

    private void abandon(@Nullable Refresh refresh, Throwable reason) {
        if (refresh != null) {
            gate.open(refresh);
            refresh.fail(reason);
        }
    }
}
