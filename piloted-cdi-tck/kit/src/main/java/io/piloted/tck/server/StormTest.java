package io.piloted.tck.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.piloted.tck.Assertion;
import io.piloted.tck.Hangup;
import io.piloted.tck.HangupStorm;
import io.piloted.tck.report.Endured;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.microshed.testing.jupiter.MicroShedTest;

/** A test of very many SIGHUPs, while instances come and go, and observers are slow or throw. */
@MicroShedTest
@Tag("endurance")
public class StormTest extends ServerScene {

    private static final int THREADS = 8;
    private static final int HANGUPS = Endured.isLong() ? 10_000 : 1_000;
    private static final int BURST = 20;
    private static final Duration PAUSE = Duration.ofMillis(Endured.isLong() ? 120 : 100);

    /** The minimum duration: the sum of all pauses. */
    private static final Duration LEAST = PAUSE.multipliedBy(HANGUPS / BURST);

    /** The number of idle threads that pools of the server and the library may still have. */
    private static final int IDLE_THREADS = 30;

    private static final long LEAKED = 16L << 20;
    private static final int AT_A_TIME = 3;

    private MovingInstances instances;

    @BeforeEach
    void onlyPortsThatGrow() {
        instances = new MovingInstances(scene, AT_A_TIME);
        probe.refresh();
    }

    @Test
    @Assertion({"C5.1", "C5.2", "C6.1", "C7.1"})
    void hangups_withoutEnd_loseNoPickAndLeaveNothing() throws Exception {
        long pid = probe.pid();
        State before = State.of(probe);
        long began = System.nanoTime();
        StormResult.begin(probe, THREADS);
        int sent;
        try (HangupStorm storm = HangupStorm.bursts(pid, HANGUPS, BURST, PAUSE)) {
            while (storm.isRaging()) {
                instances.moveOn();
                probe.post("api/storm/gone?below=" + instances.lowest());
            }
            sent = storm.sent();
        }
        instances.moveOn();
        Hangup.send(pid);
        await("the state of the last SIGHUP")
                .atMost(LocalServer.SOON)
                .untilAsserted(() -> assertThat(MovingInstances.served(probe))
                        .containsExactlyInAnyOrderElementsOf(instances.registered()));
        StormResult result = StormResult.end(probe);
        Duration duration = Duration.ofNanos(System.nanoTime() - began);
        State after = State.of(probe);
        note(duration, result, before, after);

        assertThat(sent).as("the server lives, and all were sent").isEqualTo(HANGUPS);
        assertThat(duration).isGreaterThanOrEqualTo(LEAST);
        assertThat(result.lost()).as(result.loss()).isZero();
        assertThat(result.made()).isGreaterThan(HANGUPS);
        assertThat(result.refreshes()).as("refreshes, coalesced").isBetween(1, HANGUPS);
        assertThat(after.actions()).isEqualTo(before.actions());
        assertThat(after.threads()).isLessThan(before.threads() + IDLE_THREADS);
        assertThat(after.bytes() - before.bytes()).isLessThan(LEAKED);
    }

    private void note(Duration duration, StormResult result, State before, State after) {
        new Endured(
                        System.getProperty("piloted.tck.runtime"),
                        "SIGHUP storm, observers slow and failing",
                        String.format(
                                "%d threads picking, %,d SIGHUPs, %,d changes in Consul",
                                THREADS, HANGUPS, instances.moves()),
                        duration,
                        result.made(),
                        result.lost(),
                        before.bytes(),
                        after.bytes(),
                        String.format(
                                "%,d refreshes, longest pick %,d ms, threads %d → %d",
                                result.refreshes(), result.longestMillis(), before.threads(), after.threads()))
                .note();
    }
}
