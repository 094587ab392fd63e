package io.piloted.tck.consul;

import static org.awaitility.Awaitility.await;

import io.piloted.tck.Patience;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;

/** Waits until an agent is as a test wants it. */
final class Awaiting {

    private static final Duration POLL = Duration.ofMillis(20);

    private Awaiting() {}

    /** Awaits what may fail with an I/O error for a while. */
    static void awaitTrue(String what, Callable<Boolean> condition) {
        await(what)
                .atMost(Patience.LIMIT)
                .pollDelay(Duration.ZERO)
                .pollInterval(POLL)
                .pollInSameThread()
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(condition);
    }
}
