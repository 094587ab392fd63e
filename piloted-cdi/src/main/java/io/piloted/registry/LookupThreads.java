package io.piloted.registry;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Threads for code that may hang: a catalog, a file on a mount that does not respond, a log handler. A refresh gives up
 * waiting for such a call; what hung is not called again until it has returned, and at most {@value #MOST} threads hang.
 */
final class LookupThreads implements AutoCloseable {

    static final int MOST = 8;

    private static final long IDLE_SECONDS = 10;

    private final ThreadPoolExecutor threads;

    /** When each call began that has not returned. */
    private final Map<Object, Instant> calls = new ConcurrentHashMap<>();

    LookupThreads(Threads threads) {
        this.threads = new ThreadPoolExecutor(
                1, MOST, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), threads.named("piloted-lookup"));
    }

    /**
     * Runs a task on a thread that is free.
     *
     * @throws RejectedExecutionException if all threads hang, or this is closed
     */
    Future<?> start(Runnable task) {
        return threads.submit(task);
    }

    /**
     * Notes that a call begins.
     *
     * @param call tells it from others
     * @return false if the same call has not returned yet, so that it must not be made again
     */
    boolean begin(Object call) {
        return calls.putIfAbsent(call, Instant.now()) == null;
    }

    /** Notes that a call has returned, and takes back an interrupt that it left behind. */
    void end(Object call) {
        calls.remove(call);
        if (!threads.isShutdown()) {
            Thread.interrupted();
        }
    }

    /** Since when a call has not returned. */
    Optional<Instant> since(Object call) {
        return Optional.ofNullable(calls.get(call));
    }

    boolean isClosed() {
        return threads.isShutdown();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
