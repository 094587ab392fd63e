package io.piloted.tck.probe;

import io.piloted.Endpoint;
import io.piloted.EndpointEjected;
import io.piloted.EndpointReturned;
import io.piloted.Outcome;
import io.piloted.Piloted;
import io.piloted.ServiceHandle;
import io.piloted.ServiceRegistry;
import io.piloted.ServicesUpdated;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Threads that pick {@code app} until they are ended, and check the results. Instances come and go in the order of
 * their ports, so that one number says which are gone: no pick may return a port below the value of {@link #floor} at
 * its beginning.
 */
@ApplicationScoped
public class Storm {

    /** The number of picks without a pause. Small, so that two processors have time for the refreshes. */
    private static final int BATCH = 200;

    private static final long PATIENCE_SECONDS = 60;
    private static final long PAUSE_NANOS = 1_000_000;
    private static final long SLOW_NANOS = 20_000_000;

    /** The number of events for which observers are fast, then slow, in turns; enough to fill their queue. */
    private static final int TURN = 100;

    /** The instances form so many groups, by their ports. The calls of one group after the other fail. */
    private static final int KINDS = 4;

    private static final long FAILING_NANOS = 50_000_000;

    @Inject
    @Piloted("app")
    Provider<Endpoint> provider;

    @Inject
    @Piloted("app")
    ServiceHandle handle;

    @Inject
    ServiceRegistry registry;

    @Inject
    Events events;

    private final LongAdder made = new LongAdder();
    private final LongAdder lost = new LongAdder();
    private final AtomicLong longestNanos = new AtomicLong();
    private final AtomicInteger floor = new AtomicInteger();
    private final AtomicInteger refreshes = new AtomicInteger();
    private final List<Thread> threads = new ArrayList<>();
    private volatile Instant observed = Instant.MIN;
    private volatile String loss = "";
    private final AtomicInteger ejections = new AtomicInteger();
    private final AtomicInteger returns = new AtomicInteger();
    private volatile boolean raging;
    private volatile boolean reporting;

    synchronized void begin(int count, boolean reports) {
        made.reset();
        lost.reset();
        longestNanos.set(0);
        floor.set(0);
        refreshes.set(0);
        ejections.set(0);
        returns.set(0);
        reporting = reports;
        loss = "";
        events.silent(true);
        raging = true;
        for (int i = 0; i < count; i++) {
            Supplier<Endpoint> form = i % 2 == 0 ? provider::get : handle::next;
            Thread thread = new Thread(() -> rage(form), "storm-" + i);
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
    }

    /**
     * Ends the threads. Returns the picks made, picks lost, events, longest pick in nanoseconds, ejections, returns, and
     * the first loss.
     */
    synchronized List<String> end() throws Exception {
        raging = false;
        for (Thread thread : threads) {
            thread.join();
        }
        threads.clear();
        awaitTold(registry.refresh().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        events.silent(false);
        return List.of(
                Long.toString(made.sum()),
                Long.toString(lost.sum()),
                Integer.toString(refreshes.get()),
                Long.toString(longestNanos.get()),
                Integer.toString(ejections.get()),
                Integer.toString(returns.get()),
                loss);
    }

    /** Called when Consul no longer has ports below this one; a refresh requested now must show that. */
    void gone(int below) {
        registry.refresh().thenRun(() -> raise(below));
    }

    void observed(@Observes @Priority(Events.LAST) ServicesUpdated event) {
        observed = event.at();
        if (!raging) {
            return;
        }
        int number = refreshes.incrementAndGet();
        ServicesUpdated.Change change = event.changes().get("app");
        if (change != null) {
            change.after().stream().mapToInt(Endpoint::port).min().ifPresent(this::raise);
        }
        if (number / TURN % 2 == 1) {
            LockSupport.parkNanos(SLOW_NANOS);
        }
    }

    void ejected(@Observes EndpointEjected event) {
        ejections.incrementAndGet();
    }

    void returned(@Observes EndpointReturned event) {
        returns.incrementAndGet();
    }

    /** Waits for an event. Events come in order, so afterwards there are no more events caused by this storm. */
    private void awaitTold(ServicesUpdated event) throws TimeoutException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (observed.isBefore(event.at())) {
            if (System.nanoTime() > deadline) {
                throw new TimeoutException("the last event");
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private void raise(int to) {
        floor.accumulateAndGet(to, Math::max);
    }

    private void rage(Supplier<Endpoint> form) {
        while (raging) {
            for (int i = 0; i < BATCH; i++) {
                pick(form);
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private void pick(Supplier<Endpoint> form) {
        int lowest = floor.get();
        long began = System.nanoTime();
        made.increment();
        try {
            Endpoint endpoint = form.get();
            if (endpoint.port() < lowest) {
                lose(endpoint + " was gone: " + lowest);
            }
            if (reporting) {
                handle.report(endpoint, outcome(endpoint, began));
            }
        } catch (RuntimeException e) {
            lose(e.toString());
        }
        longestNanos.accumulateAndGet(System.nanoTime() - began, Math::max);
    }

    private static Outcome outcome(Endpoint endpoint, long nanos) {
        return endpoint.port() % KINDS == Math.floorMod(nanos / FAILING_NANOS, KINDS)
                ? Outcome.FAILURE
                : Outcome.SUCCESS;
    }

    private void lose(String what) {
        lost.increment();
        if (loss.isEmpty()) {
            loss = what;
        }
    }
}
