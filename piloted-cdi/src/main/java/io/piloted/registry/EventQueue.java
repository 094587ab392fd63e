package io.piloted.registry;

import static io.piloted.registry.Messages.MESSAGES;

import io.piloted.ServicesUpdated;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Hands events to the observers one after the other, on a thread of its own: a slow observer holds up neither picks nor
 * refreshes. Only when {@value #CAPACITY} events wait for it do refreshes wait as well, so that memory is bounded and
 * still no event is lost.
 */
final class EventQueue implements AutoCloseable {

    static final int CAPACITY = 64;
    private static final long IDLE_SECONDS = 10;

    private final Function<ServicesUpdated, CompletionStage<?>> observers;
    private final Semaphore room = new Semaphore(CAPACITY);
    private final ThreadPoolExecutor thread;

    /** Done when the event that is being delivered is, or this is closed: an observer may never be done. */
    private volatile CompletableFuture<Boolean> delivered = new CompletableFuture<>();

    private volatile boolean closed;

    /**
     * A queue before these observers.
     *
     * @param observers calls the synchronous observers and returns a stage that completes when the asynchronous ones are
     *     done
     */
    EventQueue(Function<ServicesUpdated, CompletionStage<?>> observers, Threads threads) {
        this.observers = observers;
        this.thread = new ThreadPoolExecutor(
                1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads.named("piloted-events"));
        thread.allowCoreThreadTimeOut(true);
    }

    boolean hasRoom() {
        return room.availablePermits() > 0;
    }

    /** Waits for the place that the next {@link #add} fills. */
    void reserve() throws InterruptedException {
        room.acquire();
    }

    void add(ServicesUpdated event) {
        try {
            thread.execute(() -> deliver(event));
        } catch (RejectedExecutionException e) {
            MESSAGES.debugf("The application is stopping; nobody is told of %s", event.at());
        }
    }

    /** Gives a reserved place back, when there is no event. */
    void cancel() {
        room.release();
    }

    @Override
    public void close() {
        closed = true;
        thread.shutdown();
        thread.getQueue().clear();
        delivered.complete(false);
    }

    /** Also waits for the asynchronous observers, so that they meet the events in order. */
    private void deliver(ServicesUpdated event) {
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        delivered = done;
        try {
            observers.apply(event).whenComplete((result, failure) -> {
                if (failure != null) {
                    MESSAGES.observerFailed(failure);
                }
                done.complete(failure == null);
            });
            if (!closed) {
                done.join();
            }
        } catch (Throwable e) { // whatever an observer throws, the next event must reach it
            MESSAGES.observerFailed(e);
        } finally {
            room.release();
        }
    }
}
