package io.piloted.tck.consul;

import static org.awaitility.Awaitility.await;

import io.piloted.tck.Patience;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;

/** A waiter for conditions of an agent. */
final class Awaiting {

    private static final Duration POLL = Duration.ofMillis(20);

    private Awaiting() {}

    /** Waits until the condition is true. Retries if the condition throws an I/O error. */
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
