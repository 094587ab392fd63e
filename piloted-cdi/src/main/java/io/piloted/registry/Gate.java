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
 * A gate that makes picks wait while a refresh runs. When open, it costs a pick one volatile read.
 *
 * <p>Invariant: a caller that passes sees the result of every refresh that was requested before. The exception is a
 * refresh for which some caller has already waited for the whole timeout.
 */
final class Gate {

    private static final VarHandle CLOSED_BY = closedByHandle();

    private final boolean neverWait;
    private final long timeoutNanos;
    private final Threads threads;
    private final Callbacks callbacks;

    /** The newest refresh for which picks wait; null if the gate is open. A pick reads only this field. */
    private volatile @Nullable Refresh closedBy;

    /**
     * Creates an open gate.
     *
     * @param neverWait true if the gate never makes anybody wait
     * @param threads the registry's threads, which never wait
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

    /** Opens the gate after this refresh; does nothing if a newer refresh has closed it again. */
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
     * Runs {@code action} when the gate is open; on the caller's thread if it is open now. The stage fails with the
     * original exception, never a wrapped one.
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
        // The refresh and its observers would wait for themselves.
        if (neverWait || threads.isOwn(Thread.currentThread())) {
            return;
        }
        try {
            refresh.visible().get(timeoutNanos, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            open(refresh); // nobody else has to wait for this refresh
        } catch (ExecutionException | CancellationException e) {
            MESSAGES.debugf("Not waiting for a refresh: %s", e); // cannot happen
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw MESSAGES.interrupted(e);
        }
    }
}
