package io.piloted.registry;

import static io.piloted.registry.HandDriven.endpoint;
import static org.assertj.core.api.Assertions.assertThat;

import io.piloted.Endpoint;
import io.piloted.EndpointEjected;
import io.piloted.EndpointReturned;
import io.piloted.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tests of concurrent reports, refreshes, ejections, returns and picks (C12.1). */
@Tag("production-jvm")
class EjectionRaceTest {

    private static final int ROUNDS = 200;
    private static final Duration TIME = Duration.ofSeconds(30);

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void close() {
        threads.shutdownNow();
    }

    /** Runs actions at the same time, and waits for them. */
    private void together(Runnable... actions) throws Exception {
        CyclicBarrier start = new CyclicBarrier(actions.length);
        List<CompletableFuture<Void>> running = new ArrayList<>();
        for (Runnable action : actions) {
            running.add(CompletableFuture.runAsync(
                    () -> {
                        try {
                            start.await();
                        } catch (Exception e) {
                            throw new IllegalStateException(e);
                        }
                        action.run();
                    },
                    threads));
        }
        CompletableFuture.allOf(running.toArray(CompletableFuture[]::new)).get(60, TimeUnit.SECONDS);
    }

    private static List<String> inTurn(HandDriven hand) {
        Rotation rotation = hand.app().rotation();
        return rotation == null
                ? List.of()
                : rotation.inTurn().stream().map(Endpoint::address).toList();
    }

    @Test
    void reportsRefreshesReturnsAndPicks_loseNothing() throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            HandDriven hand = new HandDriven(new OutlierDetection(true, 5, TIME, TIME, 100));
            hand.find("a", "b", "c", "d");
            together(
                    () -> hand.fail("a", 3),
                    () -> hand.fail("a", 2),
                    () -> {
                        hand.find("a", "b", "c", "d", "e");
                        hand.find("a", "b", "c", "d");
                        hand.find("a", "b", "c", "d", "e");
                    },
                    () -> assertThat(hand.picks(50)).hasSize(50));

            assertThat(inTurn(hand)).containsExactly("b", "c", "d", "e");
            assertThat(hand.events).singleElement().isInstanceOf(EndpointEjected.class);
            assertThat(hand.timers()).isOne();

            StringBuilder picks = new StringBuilder();
            together(
                    () -> hand.pass(TIME),
                    () -> hand.find("a", "b", "c", "d"),
                    () -> hand.fail("b", 5),
                    () -> picks.append(hand.picks(50)));
            assertThat(hand.picks(50))
                    .as("the turn of its trial comes once")
                    .matches(later ->
                            (picks + later).chars().filter(c -> c == 'a').count() == 1);
            assertThat(hand.events)
                    .hasAtLeastOneElementOfType(EndpointReturned.class)
                    .anyMatch(event -> event instanceof EndpointEjected ejected
                            && ejected.endpoint().equals(endpoint("b")));

            together(
                    () -> hand.report("a", Outcome.SUCCESS),
                    () -> hand.find("a", "b", "c", "d", "f"),
                    () -> hand.pass(TIME),
                    () -> assertThat(hand.picks(50)).hasSize(50));
            assertThat(inTurn(hand)).contains("a", "c", "d", "f");
            hand.report("b", Outcome.SUCCESS);
            assertThat(inTurn(hand)).containsExactly("a", "b", "c", "d", "f");
            assertThat(hand.app().snapshot().ejected()).isEmpty();
            assertThat(hand.timers()).isZero();
        }
    }
}
