package io.piloted.consul;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * All threads of one catalog: workers, as many as there is work at a time, a timer, and whatever thread the JDK's HTTP
 * client starts when it is built by {@link #build}. Being in one thread group, they can all be ended together.
 *
 * <p>The HTTP client of JDK 17 to 20 has no {@code close}: its selector thread ends some seconds after the client was
 * garbage collected, or at once when it is interrupted, and takes its connections along. Interrupting it needs no access
 * to it: a thread belongs to the group of the thread that made it.
 */
final class ConsulThreads implements AutoCloseable {

    private static final long IDLE_SECONDS = 10;

    /** Since then, a group that nobody refers to is collected; before, it must be told to go with its last thread. */
    private static final int COLLECTS_GROUPS = 19;

    private final ThreadGroup group = new ThreadGroup("piloted-consul");
    private final ThreadPoolExecutor workers;
    private final ScheduledThreadPoolExecutor timer;

    ConsulThreads() {
        if (Runtime.version().feature() < COLLECTS_GROUPS) {
            goWithLastThread(group);
        }
        AtomicInteger count = new AtomicInteger();
        workers = new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                task -> prepared(new Worker(group, task, "piloted-consul-" + count.incrementAndGet())),
                // After close() the HTTP client may still want to say that its connections broke.
                new ThreadPoolExecutor.DiscardPolicy());
        timer = new ScheduledThreadPoolExecutor(
                1,
                task -> prepared(new Thread(group, task, "piloted-consul-timer", 0, false)),
                new ThreadPoolExecutor.DiscardPolicy());
        timer.setRemoveOnCancelPolicy(true);
    }

    ExecutorService workers() {
        return workers;
    }

    /**
     * For the HTTP client's own tasks: what a worker hands over, it does itself at once. The selector's go to a worker,
     * lest one connection that floods it hold up the others.
     */
    Executor shortcut() {
        return task -> {
            if (Thread.currentThread() instanceof Worker worker && worker.getThreadGroup() == group) {
                task.run();
            } else {
                workers.execute(task);
            }
        };
    }

    ScheduledFuture<?> after(long millis, Runnable action) {
        return timer.schedule(action, millis, TimeUnit.MILLISECONDS);
    }

    /** Builds something that starts threads of its own, so that they are of this group. */
    <T> T build(Callable<T> builder) {
        FutureTask<T> task = new FutureTask<>(builder);
        workers.execute(task);
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    // Building takes no time worth giving up, and giving up would leave what it built without owner.
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw new IllegalStateException(e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Ends all threads. */
    @Override
    public void close() {
        workers.shutdownNow();
        timer.shutdownNow();
        group.interrupt();
    }

    private Thread prepared(Thread thread) {
        thread.setDaemon(true);
        // Not the caller's, whoever the caller is: this one lives as long as this class.
        thread.setContextClassLoader(ConsulThreads.class.getClassLoader());
        return thread;
    }

    @SuppressWarnings("removal")
    private static void goWithLastThread(ThreadGroup group) {
        group.setDaemon(true);
    }

    /** A thread that may be kept waiting. */
    private static final class Worker extends Thread {

        Worker(ThreadGroup group, Runnable task, String name) {
            super(group, task, name, 0, false);
        }
    }
}
