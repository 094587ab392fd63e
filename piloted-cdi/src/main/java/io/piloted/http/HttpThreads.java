package io.piloted.http;

import io.piloted.concurrent.Daemons;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** All threads of one client: one worker for each running request, a few workers for all long polls, and a timer. */
final class HttpThreads implements AutoCloseable {

    private static final long IDLE_SECONDS = 10;

    /**
     * The maximum number of threads that connect, send and read for long polls. A thousand long polls that fail
     * together share these threads, instead of starting a thousand.
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
                task -> Daemons.ofLibrary(name + '-' + count.incrementAndGet(), task),
                // After close() nobody needs a result.
                new ThreadPoolExecutor.DiscardPolicy());
        pollWorkers = new ThreadPoolExecutor(
                POLL_WORKERS,
                POLL_WORKERS,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                task -> Daemons.ofLibrary(name + '-' + count.incrementAndGet(), task),
                new ThreadPoolExecutor.DiscardPolicy());
        pollWorkers.allowCoreThreadTimeOut(true);
        timer = new ScheduledThreadPoolExecutor(
                1, task -> Daemons.ofLibrary(name + "-timer", task), new ThreadPoolExecutor.DiscardPolicy());
        timer.setRemoveOnCancelPolicy(true);
    }

    Executor workers() {
        return workers;
    }

    /** A fixed number of threads, with a queue. */
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
}
