package io.piloted.cdi;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;

/**
 * The delivery of a registry's events to the application's observers. It waits until the container can call observers.
 */
final class EventDelivery implements AutoCloseable {

    private final Observers observers;

    /** Opened when the container is ready, or at the end. Until then events wait in their queue. */
    private final CountDownLatch ready = new CountDownLatch(1);

    /** The thread context for observers; written before {@link #ready} opens. */
    private volatile ThreadContext context = ThreadContext.NONE;

    private volatile boolean closed;

    EventDelivery(Observers observers) {
        this.observers = observers;
    }

    CompletionStage<?> deliver(Object event) {
        try {
            ready.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return CompletableFuture.completedStage(event);
        }
        return closed ? CompletableFuture.completedStage(event) : context.call(() -> observers.fire(event));
    }

    void open(ThreadContext surroundings) {
        context = surroundings;
        ready.countDown();
    }

    @Override
    public void close() {
        closed = true;
        ready.countDown();
    }
}
