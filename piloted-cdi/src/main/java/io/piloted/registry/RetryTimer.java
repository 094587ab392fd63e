package io.piloted.registry;

import io.piloted.registry.RefreshRequest.Scope;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a retry after a refresh that failed: after about one second, then after twice as long each time, up to 30
 * seconds; until nothing fails, or a newer refresh of everything begins anew. Refresh thread only.
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

    /** A refresh has ended, and nothing fails. */
    void succeeded() {
        failures = 0;
        cancel();
    }

    /**
     * A refresh has ended, and something fails.
     *
     * @param scope what the refresh looked up
     * @param retry asks for a retry; must not block
     */
    void failed(Scope scope, Runnable retry) {
        if (scope == Scope.FOUND && next != null) {
            return; // it looked nothing up, so the retry is still due
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
     * Between half of the back-off and the whole, so that not all applications retry at once.
     *
     * @param failures how many retries failed before
     * @param random from 0 to 1
     */
    static long delayNanos(int failures, double random) {
        long whole = Math.min(LONGEST_NANOS, FIRST_NANOS << Math.min(failures, DOUBLINGS));
        return whole / 2 + (long) (random * (whole / 2.0));
    }
}
