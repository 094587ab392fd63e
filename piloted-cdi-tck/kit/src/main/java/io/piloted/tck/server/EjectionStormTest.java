package io.piloted.tck.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.piloted.tck.HangupStorm;
import io.piloted.tck.report.Endured;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.microshed.testing.jupiter.MicroShedTest;

/**
 * A test with many SIGHUPs, while instances come and go, and are ejected and return. Each instance fails for 50 of 200
 * ms, and its first ejection lasts 20 ms.
 */
@MicroShedTest
@Tag("endurance")
@EnabledIfSystemProperty(named = "piloted.endurance", matches = "true")
public class EjectionStormTest {

    private static final int THREADS = 8;
    private static final int HANGUPS = 10_000;
    private static final int BURST = 20;
    private static final Duration PAUSE = Duration.ofMillis(120);
    private static final int AT_A_TIME = 6;

    /** Long enough that an instance lives for more than half a second, and fails two or three times. */
    private static final long MOVE_NANOS = Duration.ofMillis(100).toNanos();

    /** The minimum number of ejections, and of returns. */
    private static final int FEW = 600;

    private static final long LEAKED = 16L << 20;

    private static final Map<String, String> OPTIONS = Map.of(
            "PILOTED_OUTLIER_DETECTION_BASE_EJECTION_TIME", "20ms",
            "PILOTED_OUTLIER_DETECTION_MAX_EJECTION_TIME", "100ms");

    private final LocalServer server = LocalServer.current();

    @Test
    void signalsEjectionsAndReturns_loseNoPick() throws Exception {
        MovingInstances instances = new MovingInstances(server.reset(), AT_A_TIME);
        try (ServerProcess process = server.another("ejection-storm", OPTIONS)) {
            Probe probe = server.probe(process, LocalServer.PROBE);
            process.awaitReady(probe);
            rage(probe, instances);
            assertThat(process.isAlive()).isTrue();
        }
    }

    private static void rage(Probe probe, MovingInstances instances) throws Exception {
        long pid = probe.pid();
        State before = State.of(probe);
        long began = System.nanoTime();
        StormResult.beginReporting(probe, THREADS);
        int sent;
        try (HangupStorm storm = HangupStorm.bursts(pid, HANGUPS, BURST, PAUSE)) {
            while (storm.isRaging()) {
                LockSupport.parkNanos(MOVE_NANOS);
                instances.moveOn();
                probe.post("api/storm/gone?below=" + instances.lowest());
            }
            sent = storm.sent();
        }
        StormResult result = StormResult.end(probe);
        Duration duration = Duration.ofNanos(System.nanoTime() - began);
        State after = State.of(probe);
        note(duration, result, instances, before, after);

        assertThat(sent).as("the server lives, and all were sent").isEqualTo(HANGUPS);
        assertThat(result.lost()).as(result.loss()).isZero();
        assertThat(result.made()).isGreaterThan(HANGUPS);
        assertThat(result.ejections()).isGreaterThan(FEW);
        assertThat(result.returns()).isGreaterThan(FEW);
        assertThat(after.bytes() - before.bytes()).isLessThan(LEAKED);
        await("all have turns again")
                .atMost(LocalServer.SOON)
                .untilAsserted(() -> assertThat(instances.picked(probe))
                        .containsExactlyInAnyOrderElementsOf(instances.registered()));
    }

    private static void note(
            Duration duration, StormResult result, MovingInstances instances, State before, State after) {
        new Endured(
                        System.getProperty("piloted.tck.runtime"),
                        "SIGHUP storm, ejections and returns",
                        String.format(
                                "%d threads picking and reporting, %,d SIGHUPs, %,d changes in Consul",
                                THREADS, HANGUPS, instances.moves()),
                        duration,
                        result.made(),
                        result.lost(),
                        before.bytes(),
                        after.bytes(),
                        String.format(
                                "%,d ejections, %,d returns, %,d refreshes, longest pick %,d ms",
                                result.ejections(), result.returns(), result.refreshes(), result.longestMillis()))
                .note();
    }
}
