package io.piloted.registry;

import static io.piloted.registry.Messages.MESSAGES;

import io.piloted.Endpoint;
import io.piloted.EndpointEjected;
import io.piloted.Outcome;
import io.piloted.registry.Ejections.Turns;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The outlier detection of one service. It handles call results, new endpoints and ends of ejections one at a time. If
 * that changes which endpoints get requests, it publishes a new rotation. Thread-safe; blocks only while another such
 * step runs.
 */
final class OutlierDetector {

    private final Service service;
    private final Shared shared;
    private final Ejections ejections;
    private final ReentrantLock lock = new ReentrantLock();

    /** Guarded by {@link #lock}: the events of this step. */
    private final List<Object> happened = new ArrayList<>();

    /** Guarded by {@link #lock}: the endpoints that do not get all their picks in the current rotation. */
    private Turns turns = Turns.ALL;

    /** Guarded by {@link #lock}: the timer for the end of the next ejection or trial; null if there is none. */
    private @Nullable Future<?> timer;

    private @Nullable Moment timerEnd;

    OutlierDetector(Service service, Shared shared) {
        this.service = service;
        this.shared = shared;
        this.ejections = new Ejections(service.name(), shared.settings(), happened::add);
    }

    /**
     * The objects that all detectors of a registry share.
     *
     * @param clock gives the time
     *
     * @param events receives {@link EndpointEjected} and {@code EndpointReturned} in order; must neither block nor
     *     throw
     */
    record Shared(OutlierDetection settings, Supplier<Moment> clock, Timer timer, Consumer<Object> events) {}

    /** Runs a task once, after a delay. */
    @FunctionalInterface
    interface Timer {
        Future<?> schedule(Runnable task, long nanos);
    }

    void report(Endpoint endpoint, Outcome outcome) {
        if (outcome == Outcome.FAILURE) {
            if (shared.settings().enabled()) {
                step((endpoints, now) -> ejections.failed(endpoint, endpoints, now));
            }
        } else if (ejections.mayConcern(endpoint)) {
            step((endpoints, now) -> ejections.succeeded(endpoint, endpoints, now));
        }
    }

    /**
     * Publishes new endpoints. Allocates no memory if every endpoint is good and the rotation follows the current one.
     * May be repeated.
     */
    void show(Rotation prepared) {
        lock.lock();
        try {
            List<Endpoint> endpoints = prepared.endpoints();
            if (service.visible() == endpoints) {
                return;
            }
            if (ejections.isEmpty() && prepared.follows(service.latest())) {
                service.publish(prepared);
                return;
            }
            Moment now = shared.clock().get();
            ejections.retain(endpoints, now);
            publish(prepared, ejections.turns(endpoints), service.latest());
            endStep(now);
        } finally {
            lock.unlock();
        }
    }

    void leave() {
        lock.lock();
        try {
            service.publish(null);
            if (!ejections.isEmpty()) {
                ejections.clear();
                turns = Turns.ALL;
                endStep(shared.clock().get());
            }
        } finally {
            lock.unlock();
        }
    }

    Collection<EndpointEjected> underWay() {
        if (ejections.isEmpty()) {
            return List.of();
        }
        lock.lock();
        try {
            return ejections.underWay();
        } finally {
            lock.unlock();
        }
    }

    private void endDue() {
        step((endpoints, now) -> {
            timerEnd = null;
            ejections.endDue(now);
        });
    }

    private void step(BiConsumer<List<Endpoint>, Moment> change) {
        lock.lock();
        try {
            Rotation current = service.rotation();
            if (current == null) {
                return;
            }
            Moment now = shared.clock().get();
            change.accept(current.endpoints(), now);
            Turns next = ejections.turns(current.endpoints());
            if (!next.equals(turns)) {
                publish(current, next, current);
            }
            endStep(now);
        } finally {
            lock.unlock();
        }
    }

    /** Publishes a rotation without some endpoints. An endpoint on trial keeps its one pick if it is not used yet. */
    private void publish(Rotation of, Turns next, @Nullable Rotation previous) {
        Set<Instance> due = new HashSet<>(next.onTrial());
        due.removeAll(turns.onTrial());
        if (previous != null) {
            previous.withdrawTrials().stream().filter(next.onTrial()::contains).forEach(due::add);
        }
        service.publish(of.leavingOut(next.out(), due, previous));
        turns = next;
    }

    /** Sends the events of a step, after its rotation was published, and sets the timer. */
    private void endStep(Moment now) {
        happened.forEach(shared.events());
        happened.clear();
        Moment end = ejections.nextEnd().orElse(null);
        if (Objects.equals(end, timerEnd)) {
            return;
        }
        if (timer != null) {
            timer.cancel(false);
        }
        timer = null;
        timerEnd = null;
        if (end != null) {
            try {
                timer = shared.timer().schedule(this::endDue, Math.max(0, end.nanosSince(now)));
                timerEnd = end;
            } catch (Throwable e) { // the application is stopping, or there is no thread: the next step tries again
                MESSAGES.debugf("No timer for the end of an ejection: %s", e);
            }
        }
    }
}
