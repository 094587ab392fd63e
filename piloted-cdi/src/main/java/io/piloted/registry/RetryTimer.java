package io.piloted.registry;

import io.piloted.concurrent.Backoff;
import io.piloted.registry.RefreshRequest.Scope;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The timer for retries of failed lookups, with back-off. It stops when nothing fails. A refresh of all services resets
 * the back-off. Used by the refresh thread only.
 */
final class RetryTimer {

    private final ScheduledExecutorService thread;
    private final Backoff backoff = new Backoff();
    private @Nullable Future<?> next;

    RetryTimer(ScheduledExecutorService thread) {
        this.thread = thread;
    }

    /** Called after a refresh without failures. */
    void succeeded() {
        backoff.reset();
        cancel();
    }

    /**
     * Called after a refresh with failures.
     *
     * @param retry requests the retry; must not block
     */
    void failed(Scope scope, Runnable retry) {
        if (scope == Scope.FOUND && next != null) {
            return; // it looked nothing up, so the scheduled retry stays
        }
        if (scope == Scope.ALL) {
            backoff.reset();
        }
        cancel();
        next = thread.schedule(retry, backoff.nextNanos(), TimeUnit.NANOSECONDS);
    }

    private void cancel() {
        Future<?> due = next;
        next = null;
        if (due != null) {
            due.cancel(false);
        }
    }
}
