package io.piloted.registry;

import java.time.Duration;
import java.time.Instant;

/**
 * A point in time, on two clocks: the monotonic clock for decisions, and the date and time for messages.
 *
 * @param nanos as {@link System#nanoTime}
 * @param instant the date and time
 */
record Moment(long nanos, Instant instant) {

    static Moment now() {
        return new Moment(System.nanoTime(), Instant.now());
    }

    Moment plus(Duration time) {
        return new Moment(nanos + time.toNanos(), instant.plus(time));
    }

    long nanosSince(Moment earlier) {
        return nanos - earlier.nanos;
    }
}
