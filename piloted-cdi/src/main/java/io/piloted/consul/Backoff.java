package io.piloted.consul;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/** The exponential back-off after failed requests to Consul, with jitter. */
final class Backoff {

    static final Duration FIRST = Duration.ofSeconds(1);
    static final Duration LONGEST = Duration.ofSeconds(30);

    private static final int DOUBLINGS = 5;

    private Backoff() {}

    /**
     * The delay before the next request: random, between half of the exponential delay and all of it.
     *
     * @param failures the number of failures before this one
     * @param random gives numbers from 0 to 1
     */
    static long nanos(int failures, DoubleSupplier random) {
        long whole = Math.min(LONGEST.toNanos(), FIRST.toNanos() << Math.min(failures, DOUBLINGS));
        return whole / 2 + (long) (random.getAsDouble() * (whole / 2.0));
    }
}
