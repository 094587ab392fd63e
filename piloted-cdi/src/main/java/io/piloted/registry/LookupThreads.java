package io.piloted.registry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;

/**
 * The thread for code that may hang: a catalog, a file on a mount that does not respond, a log handler. A refresh gives up
 * waiting for such code; the thread is then replaced, and what hung is not called again until it has returned. At most
 * {@value #MOST} threads hang.
 *
 * <p>Tasks are started by the refresh thread only; calls are noted by any.
 */
final class LookupThreads implements AutoCloseable {

    static final int MOST = 8;

    private final Threads threads;

    /** When each call began that has not returned. */
    private final Map<Object, Instant> calls = new ConcurrentHashMap<>();

    /** The tasks that were given up and have not ended. */
    private final List<Future<?>> hanging = new ArrayList<>();

    private Future<?> latest = CompletableFuture.completedFuture(null);
    private volatile ExecutorService thread;
    private volatile boolean closed;

    LookupThreads(Threads threads) {
        this.threads = threads;
        this.thread = newThread(threads);
    }

    private static ExecutorService newThread(Threads threads) {
        return Executors.newSingleThreadExecutor(threads.named("piloted-lookup"));
    }

    /**
     * Runs a task at once. If the task before it has not ended, it is interrupted and left to itself.
     *
     * @throws RejectedExecutionException if too many hang, or this is closed
     */
    Future<?> start(Runnable task) {
        if (!latest.isDone()) {
            hanging.removeIf(Future::isDone);
            if (hanging.size() >= MOST - 1) {
                throw new RejectedExecutionException();
            }
            hanging.add(latest);
            ExecutorService next = newThread(threads);
            thread.shutdownNow();
            thread = next;
            if (closed) {
                next.shutdownNow();
            }
            latest = CompletableFuture.completedFuture(null);
        }
        latest = thread.submit(task);
        return latest;
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
        if (!closed) {
            Thread.interrupted();
        }
    }

    /** Since when a call has not returned. */
    Optional<Instant> since(Object call) {
        return Optional.ofNullable(calls.get(call));
    }

    boolean isClosed() {
        return closed;
    }

    /** Interrupts what runs. */
    @Override
    public void close() {
        closed = true;
        thread.shutdownNow();
    }
}
