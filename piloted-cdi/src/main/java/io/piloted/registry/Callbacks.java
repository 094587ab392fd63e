package io.piloted.registry;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A small thread pool that runs the functions that applications chain to the registry's stages. When one of them blocks
 * to wait for another stage, the pool adds a thread, up to {@value #MOST}, so that they cannot wait for each other for
 * ever.
 */
final class Callbacks implements Executor, AutoCloseable {

    static final int MOST = 32;

    private static final int USUAL = 4;
    private static final long IDLE_SECONDS = 10;

    private final ClassLoader applicationLoader;
    private final AtomicInteger threads = new AtomicInteger();
    private final ReentrantLock lock = new ReentrantLock();

    /** Guarded by {@link #lock}: null until the first callback; most applications have none. */
    private @Nullable ForkJoinPool pool;

    /** Guarded by {@link #lock}. */
    private boolean closed;

    Callbacks(ClassLoader applicationLoader) {
        this.applicationLoader = applicationLoader;
    }

    private ForkJoinPool newPool() {
        return new ForkJoinPool(
                USUAL,
                in -> new CallbackThread(in, threads.incrementAndGet(), applicationLoader),
                null,
                true, // first in, first out
                0,
                MOST,
                1,
                full -> true,
                IDLE_SECONDS,
                TimeUnit.SECONDS);
    }

    @Override
    public void execute(Runnable callback) {
        try {
            pool().execute(callback);
        } catch (RejectedExecutionException e) { // closed: run it on this thread
            callback.run();
        }
    }

    private ForkJoinPool pool() {
        lock.lock();
        try {
            ForkJoinPool made = pool != null ? pool : newPool();
            pool = made;
            if (closed) {
                made.shutdown();
            }
            return made;
        } finally {
            lock.unlock();
        }
    }

    /**
     * A new stage that completes after {@code stage}, on a thread of this pool, with the function's result. It fails
     * with the original exception, never a wrapped one.
     */
    <A, B> CompletableFuture<B> after(CompletableFuture<A> stage, Function<A, B> function) {
        CompletableFuture<B> own = new CompletableFuture<>();
        stage.whenCompleteAsync(
                (value, failure) -> {
                    if (failure != null) {
                        own.completeExceptionally(failure);
                    } else {
                        complete(own, () -> function.apply(value));
                    }
                },
                this);
        return own;
    }

    /** Completes a stage with what the action returns or throws. */
    static <T> void complete(CompletableFuture<T> stage, Supplier<T> action) {
        try {
            stage.complete(action.get());
        } catch (Throwable e) { // everything: otherwise the stage would never complete
            stage.completeExceptionally(e);
        }
    }

    /** Waiting callbacks still run. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            if (pool != null) {
                pool.shutdown();
            }
        } finally {
            lock.unlock();
        }
    }

    private static final class CallbackThread extends ForkJoinWorkerThread {

        CallbackThread(ForkJoinPool pool, int number, ClassLoader applicationLoader) {
            super(pool);
            setName("piloted-callbacks-" + number);
            setContextClassLoader(applicationLoader);
        }
    }
}
