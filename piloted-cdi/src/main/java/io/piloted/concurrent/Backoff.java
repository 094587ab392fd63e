package io.piloted.concurrent;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * An exponential back-off with jitter: about one second after the first failure, then twice as long each time, up to 30
 * seconds. Not thread-safe.
 */
public final class Backoff {

    private static final long FIRST_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final int DOUBLINGS = 5;

    private int failures;

    /** {@return the delay after one more failure} */
    public long nextNanos() {
        return nanos(failures++, ThreadLocalRandom.current().nextDouble());
    }

    /** Starts again at one second. */
    public void reset() {
        failures = 0;
    }

    /**
     * The delay: random, between half of the back-off and all of it, so that not all applications retry at once.
     *
     * @param failures the number of failures before this one
     * @param random a number from 0 to 1
     */
    static long nanos(int failures, double random) {
        long whole = Math.min(LONGEST_NANOS, FIRST_NANOS << Math.min(failures, DOUBLINGS));
        return whole / 2 + (long) (random * (whole / 2.0));
    }
}
