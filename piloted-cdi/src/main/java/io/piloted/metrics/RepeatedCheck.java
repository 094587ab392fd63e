package io.piloted.metrics;

import io.piloted.concurrent.Daemons;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A thread that repeats a check until it succeeds, it is stopped, or two minutes are over. After a longer start, the
 * first refresh checks again.
 */
final class RepeatedCheck {

    private static final long FIRST_DELAY_MILLIS = 50;
    private static final long LAST_DELAY_MILLIS = 2_000;
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(2);

    private final Thread thread;

    private RepeatedCheck(BooleanSupplier check) {
        thread = Daemons.ofLibrary("piloted-meters", () -> repeat(check));
        thread.setContextClassLoader(null); // the thread may outlive the application that deploys
    }

    static RepeatedCheck start(BooleanSupplier check) {
        RepeatedCheck repeated = new RepeatedCheck(check);
        repeated.thread.start();
        return repeated;
    }

    void stop() {
        thread.interrupt();
    }

    private static void repeat(BooleanSupplier check) {
        long began = System.nanoTime();
        long delayMillis = FIRST_DELAY_MILLIS;
        try {
            while (!check.getAsBoolean() && System.nanoTime() - began < PATIENCE_NANOS) {
                TimeUnit.MILLISECONDS.sleep(delayMillis);
                delayMillis = Math.min(2 * delayMillis, LAST_DELAY_MILLIS);
            }
        } catch (InterruptedException stopped) {
            // The application was closed.
        }
    }
}
