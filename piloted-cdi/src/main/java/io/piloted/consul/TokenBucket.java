package io.piloted.consul;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Lets a few changes through at once, and a steady stream of them one at a time. Not thread-safe. */
final class TokenBucket {

    static final int BURST = 10;
    static final Duration REFILL = Duration.ofSeconds(1);

    private final LongSupplier clock;

    /** When the bucket was, or will be, full again. */
    private long fullAt;

    TokenBucket(LongSupplier clock) {
        this.clock = clock;
        fullAt = clock.getAsLong();
    }

    /** Takes a token; how long to wait until it is there. */
    long nanosToWait() {
        long now = clock.getAsLong();
        if (fullAt - now < 0) {
            fullAt = now;
        }
        fullAt += REFILL.toNanos();
        return Math.max(0, fullAt - now - BURST * REFILL.toNanos());
    }
}
