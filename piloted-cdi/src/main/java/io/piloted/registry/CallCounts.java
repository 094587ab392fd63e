package io.piloted.registry;

import io.piloted.Outcome;
import java.util.concurrent.atomic.LongAdder;

/** How many calls of a service ended how, since the start. Thread-safe. */
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
