package io.piloted.registry;

import static io.piloted.registry.Messages.MESSAGES;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The thread that writes log lines about refreshes, so that a blocked log delays nothing else. While {@value #CAPACITY}
 * reports wait, further ones are dropped.
 */
final class RefreshReports implements AutoCloseable {

    private static final int CAPACITY = 256;
    private static final long IDLE_SECONDS = 10;

    /** The delay of {@link #writeLater}. */
    private static final long LATER_MILLIS = 1_000;

    private final ScheduledThreadPoolExecutor thread;

    RefreshReports(Threads threads) {
        thread = new ScheduledThreadPoolExecutor(
                1, threads.named("piloted-log"), new ThreadPoolExecutor.DiscardPolicy());
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        thread.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        thread.allowCoreThreadTimeOut(true);
    }

    /** Writes a report on the thread. Never blocks and never throws. */
    void write(Runnable report) {
        try {
            if (thread.getQueue().size() < CAPACITY) {
                thread.execute(() -> writeNow(report));
            }
        } catch (Throwable e) { // no thread or memory: a refresh must not fail because it cannot be logged
            Thread.onSpinWait();
        }
    }

    /** Writes a report after a second, unless closed before. The caller must limit these, because none is dropped. */
    void writeLater(Runnable report) {
        thread.schedule(() -> writeNow(report), LATER_MILLIS, TimeUnit.MILLISECONDS);
    }

    private static void writeNow(Runnable report) {
        try {
            report.run();
        } catch (Throwable e) { // a log handler failed, so the failure cannot be logged
            MESSAGES.debugf("A refresh could not be logged: %s", e);
        }
    }

    /** Waiting reports are still written. */
    @Override
    public void close() {
        thread.shutdown();
    }
}
