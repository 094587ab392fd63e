package io.piloted.registry;

import static io.piloted.registry.Messages.MESSAGES;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Writes the log of refreshes on a thread of its own: a log that stalls holds up nothing else. While {@value #CAPACITY}
 * reports wait for it, further ones are dropped.
 */
final class RefreshReports implements AutoCloseable {

    private static final int CAPACITY = 256;
    private static final long IDLE_SECONDS = 10;

    /** How long {@link #writeLater} waits. */
    private static final long LATER_MILLIS = 1_000;

    private final ScheduledThreadPoolExecutor thread;

    RefreshReports(Threads threads) {
        thread = new ScheduledThreadPoolExecutor(
                1, threads.named("piloted-log"), new ThreadPoolExecutor.DiscardPolicy());
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        thread.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        thread.allowCoreThreadTimeOut(true);
    }

    /** Writes later. Never blocks and never throws. */
    void write(Runnable report) {
        try {
            if (thread.getQueue().size() < CAPACITY) {
                thread.execute(() -> writeNow(report));
            }
        } catch (Throwable e) { // no thread, no memory: a refresh must not fail for want of its log
            Thread.onSpinWait();
        }
    }

    /** Writes in a second, unless it is closed before. For one report at a time, since none of these is dropped. */
    void writeLater(Runnable report) {
        thread.schedule(() -> writeNow(report), LATER_MILLIS, TimeUnit.MILLISECONDS);
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
