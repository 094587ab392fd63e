package io.piloted.tck;

import java.time.Duration;

/**
 * How long tests wait for what has to happen: far longer than it takes, since a loaded machine may need ten times as long
 * and a test that passes does not wait.
 */
public final class Patience {

    /** One limit for everything. */
    public static final Duration LIMIT = Duration.ofMinutes(2);

    private Patience() {}
}
