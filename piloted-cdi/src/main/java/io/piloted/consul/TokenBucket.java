package io.piloted.consul;

import java.time.Duration;
import java.util.function.LongSupplier;

/** A rate limiter that allows a burst, then one token at a time. Not thread-safe. */
final class TokenBucket {

    static final int BURST = 10;
    static final Duration REFILL = Duration.ofSeconds(1);

    private final LongSupplier clock;

    /** The time at which the bucket was, or will be, full. */
    private long fullAt;

    TokenBucket(LongSupplier clock) {
        this.clock = clock;
        fullAt = clock.getAsLong();
    }

    /** Takes a token, and returns how long to wait for it. */
    long nanosToWait() {
        long now = clock.getAsLong();
        if (fullAt - now < 0) {
            fullAt = now;
        }
        fullAt += REFILL.toNanos();
        return Math.max(0, fullAt - now - BURST * REFILL.toNanos());
    }
}
