package io.piloted.registry;

import static io.piloted.registry.Messages.MESSAGES;

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
 * <p>Invariant: whoever passes sees the result of every update that was asked for before, or has waited for the timeout.
 */
final class Gate {

    private final boolean neverWait;
    private final long timeoutNanos;
    private final Threads threads;

    /** The newest update that somebody asked for, null when all are done: the only thing a pick looks at. */
    private volatile @Nullable Update closedBy;

    Gate(boolean neverWait, Duration timeout, Threads threads) {
        this.neverWait = neverWait;
        this.timeoutNanos = timeout.toNanos();
        this.threads = threads;
    }

    /** Only {@link Updates} calls it, under its lock. */
    void close(Update update) {
        closedBy = update;
    }

    /** Only {@link Updates} calls it, under its lock; a newer update keeps the gate closed. */
    void open(Update update) {
        if (closedBy == update) {
            closedBy = null;
        }
    }

    void pass() {
        Update update = closedBy;
        if (update != null) {
            await(update);
        }
    }

    /** What {@code action} gives once the gate is open; on the caller's thread if it is open now, else on a pool's. */
    <T> CompletionStage<T> passing(Supplier<T> action) {
        Update update = closedBy;
        if (update == null || neverWait) {
            try {
                return CompletableFuture.completedStage(action.get());
            } catch (RuntimeException e) {
                return CompletableFuture.failedStage(e);
            }
        }
        // An update ends by its own timeout, unless a catalog blocks, which it must not; one here would let the JDK's
        // timer
        // thread keep our class loader.
        return update.visible().handleAsync((event, failure) -> action.get()).minimalCompletionStage();
    }

    private void await(Update update) {
        // The refresh and its observers must not wait for what only they can end.
        if (neverWait || threads.isOwn(Thread.currentThread())) {
            return;
        }
        try {
            update.visible().get(timeoutNanos, TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException | CancellationException e) {
            // The last good endpoints are served; why there are no newer ones, the refresh itself reports.
            MESSAGES.debugf("Not waiting any longer for an update: %s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw MESSAGES.interrupted(e);
        }
    }
}
