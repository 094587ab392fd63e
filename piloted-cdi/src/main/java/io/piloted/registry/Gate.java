package io.piloted.registry;

import static io.piloted.registry.Messages.MESSAGES;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Holds callers while the endpoints are being updated. Open, it costs them one volatile read.
 *
 * <p>Invariant: a caller that passes sees the result of every refresh that was asked for before, unless somebody has waited
 * for that refresh for the whole timeout.
 */
final class Gate {

    private static final VarHandle CLOSED_BY = closedByHandle();

    private final boolean neverWait;
    private final long timeoutNanos;
    private final Threads threads;
    private final Callbacks callbacks;

    /** The newest refresh that picks wait for, null when there is none: the only thing a pick looks at. */
    private volatile @Nullable Refresh closedBy;

    /**
     * An open gate.
     *
     * @param neverWait whether it lets everybody pass at any time
     * @param timeout the longest wait
     * @param threads those that never wait
     * @param callbacks runs what applications chained to a stage
     */
    Gate(boolean neverWait, Duration timeout, Threads threads, Callbacks callbacks) {
        this.neverWait = neverWait;
        this.timeoutNanos = timeout.toNanos();
        this.threads = threads;
        this.callbacks = callbacks;
    }

    private static VarHandle closedByHandle() {
        try {
            return MethodHandles.lookup().findVarHandle(Gate.class, "closedBy", Refresh.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** Only {@link RefreshQueue} calls it, under its lock. */
    void close(Refresh refresh) {
        closedBy = refresh;
    }

    /** Lets callers pass; a newer refresh keeps the gate closed. */
    void open(Refresh refresh) {
        CLOSED_BY.compareAndSet(this, refresh, null);
    }

    void pass() {
        Refresh refresh = closedBy;
        if (refresh != null) {
            await(refresh);
        }
    }

    /**
     * The result of {@code action} once the gate is open; on the caller's thread if it is open now. A failure is the
     * exception itself, never wrapped.
     */
    <T> CompletionStage<T> passing(Supplier<T> action) {
        Refresh refresh = closedBy;
        if (refresh == null || neverWait || refresh.visible().isDone()) {
            CompletableFuture<T> result = new CompletableFuture<>();
            Callbacks.complete(result, action);
            return result;
        }
        return callbacks.after(refresh.visible(), visible -> action.get());
    }

    private void await(Refresh refresh) {
        // The refresh and its observers must not wait for what only they can end.
        if (neverWait || threads.isOwn(Thread.currentThread())) {
            return;
        }
        try {
            refresh.visible().get(timeoutNanos, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            open(refresh); // nobody else has to wait as long for the same refresh
        } catch (ExecutionException | CancellationException e) {
            MESSAGES.debugf("Not waiting for a refresh: %s", e); // neither happens, and the last endpoints are there
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw MESSAGES.interrupted(e);
        }
    }
}
