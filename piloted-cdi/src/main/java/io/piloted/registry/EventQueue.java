package io.piloted.registry;

import static io.piloted.registry.Messages.MESSAGES;

import io.piloted.ServicesUpdated;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A queue that delivers events to the observers, one at a time, on its own thread: so a slow observer delays neither
 * picks nor refreshes. Its size is limited. When {@value #CAPACITY} events wait, a refresh waits too, but only until a
 * timeout, because the observer may itself wait for the refresh. Then the two newest events are merged into one, so
 * that no change is lost.
 */
final class EventQueue implements AutoCloseable {

    static final int CAPACITY = 64;

    private final Function<Object, CompletionStage<?>> observers;
    private final Duration patience;
    private final RefreshReports reports;
    private final Threads threads;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrival = lock.newCondition();
    private final Condition departure = lock.newCondition();

    /**
     * Guarded by {@link #lock}: events that wait, without the one that is being delivered. Large enough never to grow.
     */
    private final Deque<Object> waiting = new ArrayDeque<>(2 * CAPACITY + 2);

    /** Guarded by {@link #lock}: the number of waiting events about single endpoints, for which no refresh waits. */
    private int endpointEvents;

    /**
     * Guarded by {@link #lock}: whether the log reports dropped events about endpoints; false again once the queue is
     * empty.
     */
    private boolean dropping;

    /** Guarded by {@link #lock}: places of events that wait, that are being delivered, or that are reserved. */
    private int taken;

    /** Guarded by {@link #lock}: the delivery for which a refresh waited until the timeout; null if there is none. */
    private @Nullable Delivery hanging;

    /** Guarded by {@link #lock}: whether the log reports a slow observer; false again once the queue is empty. */
    private boolean warned;

    private volatile boolean closed;

    /** Null while no event is being delivered. */
    private volatile @Nullable Delivery delivery;

    /** Guarded by {@link #lock} for writing. */
    private volatile @Nullable Thread thread;

    /**
     * Creates the queue.
     *
     * @param observers calls the synchronous observers and returns a stage that completes when the asynchronous ones
     *     are done
     * @param patience the maximum time for which a refresh waits for room
     * @param reports writes log lines without blocking the caller
     */
    EventQueue(
            Function<Object, CompletionStage<?>> observers,
            Duration patience,
            RefreshReports reports,
            Threads threads) {
        this.observers = observers;
        this.patience = patience;
        this.reports = reports;
        this.threads = threads;
    }

    /** The delivery of one event to all observers. */
    private static final class Delivery {

        private final Instant began = Instant.now();
        private final CompletableFuture<Void> asynchronous = new CompletableFuture<>();

        /** Whether the synchronous observers have returned. */
        private volatile boolean returned;
    }

    /** Whether {@link #reserve} would not wait. */
    boolean hasRoom() {
        lock.lock();
        try {
            return taken < CAPACITY || hanging != null;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Reserves a place for the next event, and starts the delivery thread if necessary. If all places are taken, waits,
     * but only until the timeout. An interrupt ends the wait only if the queue is closed.
     */
    void reserve() {
        lock.lock();
        try {
            ensureThread();
            awaitRoom();
            taken++;
        } finally {
            lock.unlock();
        }
    }

    private void awaitRoom() {
        long remaining = patience.toNanos();
        while (taken >= CAPACITY && !closed) {
            if (hanging != null || remaining <= 0) {
                hang();
                mergeNewest();
                return;
            }
            try {
                remaining = departure.awaitNanos(remaining);
            } catch (InterruptedException e) {
                Thread.onSpinWait(); // only close() interrupts on purpose, and the loop checks for it
            }
        }
    }

    private void hang() {
        Delivery delivered = delivery;
        Thread deliverer = thread;
        if (hanging != null || delivered == null || deliverer == null) {
            return;
        }
        hanging = delivered;
        if (warned) {
            return;
        }
        warned = true;
        boolean returned = delivered.returned;
        Throwable where = new Throwable(deliverer.getName());
        where.setStackTrace(deliverer.getStackTrace());
        int events = taken;
        reports.write(() -> MESSAGES.observerHangs(
                events,
                delivered.began,
                returned ? MESSAGES.asynchronousObserver() : MESSAGES.observerThread(deliverer.getName()),
                where));
    }

    private void mergeNewest() {
        if (waiting.size() - endpointEvents >= 2) {
            ServicesUpdated newest = removeNewest();
            ServicesUpdated earlier = removeNewest();
            waiting.addLast(MergedEvents.of(earlier, newest));
            taken--;
        }
    }

    private ServicesUpdated removeNewest() {
        Iterator<Object> newestFirst = waiting.descendingIterator();
        while (true) {
            if (newestFirst.next() instanceof ServicesUpdated newest) {
                newestFirst.remove();
                return newest;
            }
        }
    }

    private void ensureThread() {
        Thread current = thread;
        if (!closed && (current == null || !current.isAlive())) {
            Thread made = threads.named("piloted-events").newThread(this::deliverAll);
            made.start();
            thread = made;
        }
    }

    /** Adds the event to its reserved place. Allocates no memory. */
    void add(ServicesUpdated event) {
        lock.lock();
        try {
            waiting.addLast(event);
            arrival.signal();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Adds an event about a single endpoint. Never blocks: when {@value #CAPACITY} of them wait, drops the oldest.
     * Never throws.
     */
    void offer(Object event) {
        lock.lock();
        try {
            ensureThread();
            if (endpointEvents == CAPACITY) {
                dropOldest();
            }
            waiting.addLast(event);
            endpointEvents++;
            arrival.signal();
        } catch (Throwable e) { // no thread or memory: a call must not fail because its event cannot be sent
            reports.write(() -> MESSAGES.debugf(e, "An event about an endpoint is lost"));
        } finally {
            lock.unlock();
        }
    }

    private void dropOldest() {
        waiting.stream()
                .filter(event -> !(event instanceof ServicesUpdated))
                .findFirst()
                .ifPresent(waiting::removeFirstOccurrence);
        endpointEvents--;
        if (!dropping) {
            dropping = true;
            reports.write(() -> MESSAGES.ejectionEventsDropped(CAPACITY));
        }
    }

    /** Releases a reserved place without an event. */
    void cancel() {
        lock.lock();
        try {
            leave();
        } finally {
            lock.unlock();
        }
    }

    private void leave() {
        taken--;
        departure.signal();
    }

    /** Drops the waiting events. Does not interrupt a running observer. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            waiting.clear();
            endpointEvents = 0;
            arrival.signalAll();
            departure.signalAll();
        } finally {
            lock.unlock();
        }
        Delivery last = delivery;
        if (last != null) {
            last.asynchronous.complete(null);
        }
    }

    private void deliverAll() {
        for (Object event = next(); event != null; event = next()) {
            try {
                deliver(event);
            } catch (Throwable e) { // everything: the next event must still be delivered
                failed(e);
            } finally {
                delivered(event instanceof ServicesUpdated);
            }
        }
    }

    /** Waits for the next event; null if the queue is closed. */
    private @Nullable Object next() {
        lock.lock();
        try {
            while (!closed && waiting.isEmpty()) {
                arrival.awaitUninterruptibly();
            }
            Thread.interrupted(); // clears an interrupt that an observer left behind
            if (closed) {
                return null;
            }
            Object event = waiting.removeFirst();
            endpointEvents -= event instanceof ServicesUpdated ? 0 : 1;
            dropping = dropping && endpointEvents > 0;
            return event;
        } finally {
            lock.unlock();
        }
    }

    private void delivered(boolean hadPlace) {
        lock.lock();
        try {
            delivery = null;
            hanging = null;
            warned = warned && !waiting.isEmpty();
            if (hadPlace) {
                leave();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Also waits for the asynchronous observers, so that they get the events in order. */
    private void deliver(Object event) {
        Delivery current = new Delivery();
        CompletableFuture<Void> done = current.asynchronous;
        delivery = current;
        CompletionStage<?> stage = observers.apply(event);
        current.returned = true;
        stage.whenComplete((result, failure) -> {
            if (failure != null) {
                failed(failure);
            }
            done.complete(null);
        });
        if (!closed) {
            done.join();
        }
    }

    /** Reports nothing after close: a stopping container may reject the event, and that is no error of an observer. */
    private void failed(Throwable failure) {
        if (closed) {
            MESSAGES.debugf(failure, "The application is stopping; an event reached not all observers");
        } else {
            MESSAGES.observerFailed(failure);
        }
    }
}
