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
 * The thread that runs code which may hang: a catalog, a listener, or the reading of a file on an unresponsive mount.
 * When a refresh stops waiting for such code, a new thread replaces the old one, and the same call is not made again
 * until it has returned. At most {@value #MOST} threads may hang.
 *
 * <p>Only the refresh thread starts tasks. Any thread may record calls.
 */
final class LookupThreads implements AutoCloseable {

    static final int MOST = 8;

    private final Threads threads;

    /** The calls that have not returned, with the time when each began. */
    private final Map<Object, Instant> calls = new ConcurrentHashMap<>();

    /** The tasks that were given up, but have not ended. */
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
     * Runs a task at once. If the previous task has not ended, interrupts it and gives it up.
     *
     * @throws RejectedExecutionException if too many tasks hang, or after {@link #close}
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
     * Records that a call begins.
     *
     * @param call the key of the call
     * @return false if a call with this key has not returned yet; then the caller must not make it again
     */
    boolean begin(Object call) {
        return calls.putIfAbsent(call, Instant.now()) == null;
    }

    /** Records that a call has returned, and clears an interrupt that it left behind. */
    void end(Object call) {
        calls.remove(call);
        if (!closed) {
            Thread.interrupted();
        }
    }

    /** The time when a call began that has not returned; empty if there is none with this key. */
    Optional<Instant> since(Object call) {
        return Optional.ofNullable(calls.get(call));
    }

    boolean isClosed() {
        return closed;
    }

    /** Interrupts the running tasks. */
    @Override
    public void close() {
        closed = true;
        thread.shutdownNow();
    }
}
