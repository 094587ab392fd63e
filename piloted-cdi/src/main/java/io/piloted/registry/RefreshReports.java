package io.piloted.registry;

import static io.piloted.registry.Messages.MESSAGES;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Writes the log of refreshes on a thread of its own: a log that stalls holds up nothing else. While {@value #CAPACITY}
 * reports wait for it, further ones are dropped.
 */
final class RefreshReports implements AutoCloseable {

    private static final int CAPACITY = 256;
    private static final long IDLE_SECONDS = 10;

    private final ThreadPoolExecutor thread;

    RefreshReports(Threads threads) {
        thread = new ThreadPoolExecutor(
                1,
                1,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(CAPACITY),
                threads.named("piloted-log"),
                new ThreadPoolExecutor.DiscardPolicy());
        thread.allowCoreThreadTimeOut(true);
    }

    /** Writes later. Never blocks and never throws. */
    void write(Runnable report) {
        try {
            thread.execute(() -> writeNow(report));
        } catch (Throwable e) { // no thread, no memory: a refresh must not fail for want of its log
            Thread.onSpinWait();
        }
    }

    private static void writeNow(Runnable report) {
        try {
            report.run();
        } catch (Throwable e) { // of a log handler, which logging again would call again
            MESSAGES.debugf("A refresh could not be logged: %s", e);
        }
    }

    /** Reports that wait are still written. */
    @Override
    public void close() {
        thread.shutdown();
    }
}
