package io.piloted.registry;

import io.piloted.registry.RefreshRequest.Scope;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The timer for retries of failed lookups, with back-off: the first after about one second, then twice as long each
 * time, up to 30 seconds. It stops when nothing fails. A refresh of all services starts it again at one second. Used by
 * the refresh thread only.
 */
final class RetryTimer {

    private static final long FIRST_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final int DOUBLINGS = 5;

    private final ScheduledExecutorService thread;

    private int failures;
    private @Nullable Future<?> next;

    RetryTimer(ScheduledExecutorService thread) {
        this.thread = thread;
    }

    /** Called after a refresh without failures. */
    void succeeded() {
        failures = 0;
        cancel();
    }

    /**
     * Called after a refresh with failures.
     *
     * @param scope what the refresh looked up
     * @param retry requests the retry; must not block
     */
    void failed(Scope scope, Runnable retry) {
        if (scope == Scope.FOUND && next != null) {
            return; // it looked nothing up, so the scheduled retry stays
        }
        if (scope == Scope.ALL) {
            failures = 0;
        }
        cancel();
        long nanos = delayNanos(failures++, ThreadLocalRandom.current().nextDouble());
        next = thread.schedule(retry, nanos, TimeUnit.NANOSECONDS);
    }

    private void cancel() {
        Future<?> due = next;
        next = null;
        if (due != null) {
            due.cancel(false);
        }
    }

    /**
     * The delay: random, between half of the back-off and all of it, so that not all applications retry at once.
     *
     * @param failures the number of failures before this one
     * @param random a number from 0 to 1
     */
    static long delayNanos(int failures, double random) {
        long whole = Math.min(LONGEST_NANOS, FIRST_NANOS << Math.min(failures, DOUBLINGS));
        return whole / 2 + (long) (random * (whole / 2.0));
    }
}
