package io.piloted.consul;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/** How long to leave Consul alone after a failure: twice as long each time, and no two clients alike. */
final class Backoff {

    static final Duration FIRST = Duration.ofSeconds(1);
    static final Duration LONGEST = Duration.ofSeconds(30);

    private static final int DOUBLINGS = 5;

    private Backoff() {}

    /**
     * Between half of it and the whole.
     *
     * @param failures how many went before
     * @param random from 0 to 1
     */
    static long nanos(int failures, DoubleSupplier random) {
        long whole = Math.min(LONGEST.toNanos(), FIRST.toNanos() << Math.min(failures, DOUBLINGS));
        return whole / 2 + (long) (random.getAsDouble() * (whole / 2.0));
    }
}
