package io.piloted.registry;

import io.piloted.ServicesUpdated;
import io.piloted.ServicesUpdated.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jetbrains.kotlinx.lincheck.Actor;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.junit.jupiter.api.Test;

/**
 * C5.2, C5.3: picks beside requests for updates, their worker and the end of it all. Lincheck tries the ways in which they
 * can interleave, and reports whoever waits for ever.
 *
 * <p>The catalog is a number that only grows. A pick that begins after an update was asked for sees what the catalog was
 * then, or something newer, unless the registry closes. What has been handed out to wait for is complete when all is over.
 */
public class CloseModelTest {

    private static final RefreshOutcome OUTCOME = new RefreshOutcome(
            new ServicesUpdated(Trigger.SIGNAL, Instant.EPOCH, Map.of(), Map.of(), Optional.empty()),
            List.of(),
            Optional.empty());

    private final Gate gate = new Gate(
            false,
            Duration.ofHours(1),
            new Threads(CloseModelTest.class.getClassLoader()),
            new Callbacks(CloseModelTest.class.getClassLoader()));
    private final RefreshQueue queue = new RefreshQueue(gate);
    private final AtomicInteger catalog = new AtomicInteger();
    private final AtomicInteger askedFor = new AtomicInteger();
    private volatile int visible;
    private volatile boolean closed;

    /** A change in the catalog and its SIGHUP. The thread that is to wake a worker does the work. */
    @Operation
    public void hangup() {
        int now = catalog.incrementAndGet();
        RefreshQueue.Requested requested = queue.request(RefreshRequest.by(Trigger.SIGNAL), true);
        if (!requested.refresh().done().isCompletedExceptionally()) {
            askedFor.accumulateAndGet(now, Math::max);
        }
        if (requested.wakeWorker()) {
            work();
        }
    }

    /** As {@code RefreshWorker.work} does it, whose thread may end wherever it is once the registry closes. */
    private void work() {
        while (queue.hasNext()) {
            Refresh refresh = queue.begin();
            if (refresh == null) {
                return;
            }
            int found = catalog.get();
            if (closed) {
                return;
            }
            visible = found;
            queue.end(refresh);
            refresh.visible().complete(null);
            refresh.done().complete(OUTCOME);
        }
    }

    @Operation
    public String next() {
        int least = askedFor.get();
        gate.pass();
        int picked = visible;
        return picked >= least || closed ? "current" : "stale";
    }

    /** One who waits for what {@code refresh()} gave, with or without news. */
    @Operation
    public void refresh() {
        RefreshQueue.Requested requested = queue.request(RefreshRequest.by(Trigger.PROGRAM), true);
        if (requested.wakeWorker()) {
            work();
        }
        requested.refresh().done().exceptionally(failure -> OUTCOME).join();
    }

    @Operation
    public void close() {
        closed = true;
        queue.close();
    }

    @Test
    void picksAndRequests_inAnyInterleaving_loseNothing() {
        check(List.of(List.of("hangup"), List.of("hangup", "next")));
    }

    @Test
    void close_whileOthersWait_wakesThem() {
        check(List.of(List.of("hangup", "next"), List.of("next", "close")));
        check(List.of(List.of("refresh", "next"), List.of("close", "refresh")));
    }

    @Test
    void close_whileOneWorksAndOneIsAskedFor_wakesEverybody() {
        check(List.of(List.of("hangup"), List.of("refresh"), List.of("close")));
    }

    /** These operations, a list for each thread; next is what everybody does when all is over. */
    private static void check(List<List<String>> threads) {
        new ModelCheckingOptions()
                .iterations(0)
                .invocationsPerIteration(40)
                .addCustomScenario(new ExecutionScenario(
                        List.of(),
                        threads.stream().map(CloseModelTest::actors).toList(),
                        actors(List.of("next")),
                        null))
                .check(CloseModelTest.class);
    }

    private static List<Actor> actors(List<String> operations) {
        return operations.stream().map(CloseModelTest::actor).toList();
    }

    private static Actor actor(String operation) {
        try {
            return new Actor(CloseModelTest.class.getMethod(operation), List.of());
        } catch (NoSuchMethodException e) {
            throw new AssertionError(e);
        }
    }
}
