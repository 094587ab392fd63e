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
 * A model check of picks, requests for refreshes, their worker, and the end of the registry (C5.2, C5.3). Lincheck
 * tries different interleavings, and reports threads that wait for ever.
 *
 * <p>The catalog is a number that only grows. A pick that begins after a request for a refresh sees the catalog's value
 * at the request, or a newer one, unless the registry closes. All stages are complete at the end.
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

    /** A change in the catalog and its SIGHUP. The thread that would start a worker does the work itself. */
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

    /** Like {@code RefreshWorker.work}, whose thread may end at any point when the registry closes. */
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

    /** A caller that waits for the stage of {@code refresh()}. */
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

    /** Checks these operations, a list for each thread; at the end every thread calls next. */
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
