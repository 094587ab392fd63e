package io.piloted.registry;

import io.piloted.Outcome;
import java.util.concurrent.atomic.LongAdder;

/** The numbers of successful and failed calls of a service since the start. Thread-safe. */
final class CallCounts {

    private final LongAdder successes = new LongAdder();
    private final LongAdder failures = new LongAdder();

    long successes() {
        return successes.sum();
    }

    long failures() {
        return failures.sum();
    }

    void count(Outcome outcome) {
        (outcome == Outcome.SUCCESS ? successes : failures).increment();
    }
}
