package io.piloted.registry;

import static io.piloted.registry.Messages.MESSAGES;

import io.piloted.ServicesUpdated;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Which update is asked for and which one runs: what the {@link Refresher} decides by, without its thread. Thread-safe,
 * and never blocks for longer than a decision takes.
 *
 * <p>Invariants: there is at most one worker; each update handed out is begun by a worker after it was asked for, or
 * abandoned when this closes; the gate is closed by the newest update that is neither.
 */
final class Updates implements AutoCloseable {

    private final Gate gate;
    private final BooleanSupplier soon;
    private final Runnable hire;

    private final ReentrantLock lock = new ReentrantLock();

    /** Guarded by {@link #lock}: asked for and not begun. */
    private @Nullable Update pending;

    /** Guarded by {@link #lock}: begun and not visible. */
    private @Nullable Update running;

    /** Guarded by {@link #lock}: whether a worker is at it or about to be. */
    private boolean working;

    /** Guarded by {@link #lock}. */
    private boolean closed;

    /**
     * None are asked for.
     *
     * @param gate is closed while there are some
     * @param soon whether an update that is asked for now would begin without waiting for anything but updates
     * @param hire gets a worker, who calls {@link #hasNext} until there is none; must not block, and is never called
     *     while there is a worker nor once this is closed
     */
    Updates(Gate gate, BooleanSupplier soon, Runnable hire) {
        this.gate = gate;
        this.soon = soon;
        this.hire = hire;
    }

    /** Adds a wish to the update that is pending. What is returned has failed already when this is closed. */
    CompletableFuture<ServicesUpdated> request(Consumer<Update> wish) {
        lock.lock();
        try {
            if (closed) {
                return CompletableFuture.failedFuture(MESSAGES.closed());
            }
            Update update = pending;
            if (update == null) {
                update = new Update();
                pending = update;
                if (soon.getAsBoolean()) {
                    gate.close(update);
                }
                if (!working) {
                    working = true;
                    hire.run();
                }
            }
            wish.accept(update);
            return update.visible();
        } finally {
            lock.unlock();
        }
    }

    /** For the worker: whether to go on. With false its work is over, and the next request hires another. */
    boolean hasNext() {
        lock.lock();
        try {
            working = pending != null && !closed;
            return working;
        } finally {
            lock.unlock();
        }
    }

    /** For the worker: what to do now; null when this was closed meanwhile. */
    @Nullable
    Update begin() {
        lock.lock();
        try {
            Update update = pending;
            if (update != null) {
                gate.close(update);
            }
            running = update;
            pending = null;
            return update;
        } finally {
            lock.unlock();
        }
    }

    /** For the worker: what it has begun is visible, or failed. */
    void end(Update update) {
        lock.lock();
        try {
            running = null;
            gate.open(update);
        } finally {
            lock.unlock();
        }
    }

    /** Takes no more requests and wakes everybody who waits. Idempotent. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            abandon(pending);
            abandon(running);
            pending = null;
        } finally {
            lock.unlock();
        }
    }

    private void abandon(@Nullable Update update) {
        if (update != null) {
            gate.open(update);
            update.visible().completeExceptionally(MESSAGES.closed());
        }
    }
}
