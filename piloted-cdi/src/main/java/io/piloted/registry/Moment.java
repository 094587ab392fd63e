package io.piloted.registry;

import java.time.Duration;
import java.time.Instant;

/**
 * A moment: on the clock that never jumps, for decisions, and on the one that people read.
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
