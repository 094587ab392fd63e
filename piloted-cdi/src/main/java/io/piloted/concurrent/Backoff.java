package io.piloted.concurrent;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * How long to wait before the next retry: about one second after the first failure, then twice as long each time, up to 30
 * seconds. For one thread at a time.
 */
public final class Backoff {

    private static final long FIRST_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final int DOUBLINGS = 5;

    private int failures;

    /** {@return how long to wait after one more failure} */
    public long nextNanos() {
        return nanos(failures++, ThreadLocalRandom.current().nextDouble());
    }

    /** The next failure is the first one again. */
    public void reset() {
        failures = 0;
    }

    /**
     * Between half of the back-off and the whole, so that not all applications retry at once.
     *
     * @param failures how many retries failed before
     * @param random from 0 to 1
     */
    static long nanos(int failures, double random) {
        long whole = Math.min(LONGEST_NANOS, FIRST_NANOS << Math.min(failures, DOUBLINGS));
        return whole / 2 + (long) (random * (whole / 2.0));
    }
}
