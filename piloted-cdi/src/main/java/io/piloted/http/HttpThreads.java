package io.piloted.http;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * All threads of one client: workers, as many as there is work at a time; a few more for long polls, however many there
 * are; and a timer.
 */
final class HttpThreads implements AutoCloseable {

    private static final long IDLE_SECONDS = 10;

    /**
     * For the moments in which a long poll needs a thread: it connects, sends, or reads. A thousand that fail together wait
     * for one another and not for a thousand threads.
     */
    private static final int POLL_WORKERS = 16;

    private final ThreadPoolExecutor workers;
    private final ThreadPoolExecutor pollWorkers;
    private final ScheduledThreadPoolExecutor timer;

    HttpThreads(String name) {
        AtomicInteger count = new AtomicInteger();
        workers = new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                task -> thread(task, name + '-' + count.incrementAndGet()),
                // After close() nobody waits for what it would have come to.
                new ThreadPoolExecutor.DiscardPolicy());
        pollWorkers = new ThreadPoolExecutor(
                POLL_WORKERS,
                POLL_WORKERS,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                task -> thread(task, name + '-' + count.incrementAndGet()),
                new ThreadPoolExecutor.DiscardPolicy());
        pollWorkers.allowCoreThreadTimeOut(true);
        timer = new ScheduledThreadPoolExecutor(
                1, task -> thread(task, name + "-timer"), new ThreadPoolExecutor.DiscardPolicy());
        timer.setRemoveOnCancelPolicy(true);
    }

    Executor workers() {
        return workers;
    }

    /** Never more than a few threads; what they cannot do at once waits. */
    Executor pollWorkers() {
        return pollWorkers;
    }

    ScheduledFuture<?> after(long millis, Runnable action) {
        return timer.schedule(action, millis, TimeUnit.MILLISECONDS);
    }

    /** Ends all threads. */
    @Override
    public void close() {
        workers.shutdownNow();
        pollWorkers.shutdownNow();
        timer.shutdownNow();
    }

    private static Thread thread(Runnable task, String name) {
        Thread thread = new Thread(null, task, name, 0, false);
        thread.setDaemon(true);
        // Not the caller's, whoever the caller is: this one lives as long as this class.
        thread.setContextClassLoader(HttpThreads.class.getClassLoader());
        return thread;
    }
}
