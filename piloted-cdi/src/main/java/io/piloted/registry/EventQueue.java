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
 * Hands events to the observers one after the other, on a thread of its own: a slow observer holds up neither picks nor
 * refreshes. Only when {@value #CAPACITY} events wait for it does a refresh wait as well; and not for ever, since the
 * observer may be waiting for that refresh: after a timeout the two newest events that wait become one, so that memory is
 * bounded and no news is lost.
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

    /** Guarded by {@link #lock}: events that wait, not the one that is being delivered. It never has to grow. */
    private final Deque<Object> waiting = new ArrayDeque<>(2 * CAPACITY + 2);

    /** Guarded by {@link #lock}: how many of them are about single endpoints; no refresh waits for those. */
    private int endpointEvents;

    /** Guarded by {@link #lock}: whether the log says that some of those are dropped; until all are delivered. */
    private boolean dropping;

    /** Guarded by {@link #lock}: places taken by events that wait, are being delivered, or are reserved. */
    private int taken;

    /** Guarded by {@link #lock}: the delivery that somebody waited for in vain; null if there is none. */
    private @Nullable Delivery hanging;

    /** Guarded by {@link #lock}: whether the log says that an observer is slow; until all events are delivered. */
    private boolean warned;

    private volatile boolean closed;

    /** Null while no event is being delivered. */
    private volatile @Nullable Delivery delivery;

    /** Guarded by {@link #lock} for writing. */
    private volatile @Nullable Thread thread;

    /**
     * A queue before these observers.
     *
     * @param observers calls the synchronous observers and returns a stage that completes when the asynchronous ones are
     *     done
     * @param patience how long a refresh waits for room
     * @param reports takes the log lines of those who must not wait for the log
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

    /** One event on its way through the observers. */
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
     * Reserves the place for the next event, and sees to it that there is a thread to deliver it. Waits while all places
     * are taken, but not for ever. An interrupt ends the wait only if this is closed.
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
                Thread.onSpinWait(); // only close() means it, and the loop looks at that
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

    /** Adds the event to its reserved place. Takes no memory. */
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
     * Adds an event about a single endpoint. Never waits: when {@value #CAPACITY} wait for an observer, the oldest is dropped.
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
        } catch (Throwable e) { // no thread, no memory: calls must not fail for want of their events
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

    /** Gives a reserved place back, when there is no event. */
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

    /** Drops the events that wait. An observer that is being called is not interrupted. */
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
            } catch (Throwable e) { // whatever an observer throws, the next event must reach it
                failed(e);
            } finally {
                delivered(event instanceof ServicesUpdated);
            }
        }
    }

    /** The next event; null when this is closed. */
    private @Nullable Object next() {
        lock.lock();
        try {
            while (!closed && waiting.isEmpty()) {
                arrival.awaitUninterruptibly();
            }
            Thread.interrupted(); // an observer's, or a stranger's
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

    /** Also waits for the asynchronous observers, so that they meet the events in order. */
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

    /** A container that stops refuses what it is asked; that is no observer's fault. */
    private void failed(Throwable failure) {
        if (closed) {
            MESSAGES.debugf(failure, "The application is stopping; an event reached not all observers");
        } else {
            MESSAGES.observerFailed(failure);
        }
    }
}
