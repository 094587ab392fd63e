package io.piloted.tck;

import java.time.Duration;

/**
 * The time limit of tests that wait for an event. It is very long, because a loaded machine may need ten times as long,
 * and a test that passes does not wait for the limit.
 */
public final class Patience {

    /** The limit for all tests. */
    public static final Duration LIMIT = Duration.ofMinutes(2);

    private Patience() {}
}
