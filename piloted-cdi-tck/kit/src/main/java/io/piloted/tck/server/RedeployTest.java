package io.piloted.tck.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.piloted.tck.Assertion;
import io.piloted.tck.HangupStorm;
import io.piloted.tck.report.Endured;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.microshed.testing.jupiter.MicroShedTest;

/**
 * A test of an application that is redeployed many times beside another one, under SIGHUPs.
 *
 * <p>The server is configured to clear soft references at each garbage collection. Some servers refer softly to their
 * latest log records, and these records keep undeployed applications in memory.
 */
@MicroShedTest
@Tag("endurance")
public class RedeployTest {

    private static final int ROUNDS = Endured.isLong() ? 100 : 10;

    /**
     * The number of redeployments after which the server has loaded its own classes, and filled its caches and pools.
     */
    private static final int WARM = 3;

    private static final int THREADS = 2;

    /**
     * The maximum number of the library's threads with two applications. If an undeployed application's threads stayed,
     * there would be about nine more.
     */
    private static final int OWN_THREADS = 2 * 12;

    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final String APPLICATION = "io.piloted.cdi.PilotedApplication";

    /**
     * The two deployed applications, the last undeployed one, and the very first one, whose class loader Open Liberty
     * keeps for its loggers. Open Liberty also does that with applications without this library.
     */
    private static final int ALIVE = 4;

    /** The memory growth that means a leak; an application is about 1.5 MB. */
    private static final long LEAKED = 12L << 20;

    private static final double MEGABYTE = 1 << 20;

    private final LocalServer server = LocalServer.current();

    @BeforeEach
    void reset() {
        assumeThat(server.deployments()).as("deployments while the server runs").isPresent();
        assumeThat(server.server().forgetsApplications())
                .as("a server that releases the class loaders of undeployed applications")
                .isTrue();
        server.reset();
    }

    @Test
    @Assertion("C7.1")
    void redeployments_underHangups_leaveNothing() throws Exception {
        Map<String, String> options = Map.of("JAVA_TOOL_OPTIONS", "-XX:SoftRefLRUPolicyMSPerMB=0");
        try (ServerProcess process = server.another("redeployments", options, LocalServer.PROBE, LocalServer.SECOND)) {
            process.awaitReady(server.probe(process, LocalServer.PROBE));
            Probe resident = server.probe(process, LocalServer.SECOND);
            process.awaitReady(resident);
            long pid = resident.pid();
            try (HangupStorm storm = HangupStorm.every(pid, PAUSE)) {
                redeploy(process, resident, pid);
                assertThat(storm.isRaging()).as("no SIGHUP ended the server").isTrue();
            }
            assertThat(resident.pid()).isEqualTo(pid);
        }
    }

    private void redeploy(ServerProcess process, Probe resident, long pid) throws Exception {
        State stateBefore = State.of(resident);
        long bytesBefore = 0;
        long mostAlive = 0;
        long began = System.nanoTime();
        StormResult.begin(resident, THREADS);
        for (int round = 1; round <= ROUNDS; round++) {
            server.undeploy(process, LocalServer.PROBE);
            server.deploy(process, LocalServer.PROBE);
            LiveObjects live = awaitNoMoreThanEver(pid, round);
            mostAlive = Math.max(mostAlive, live.instances(APPLICATION));
            State state = State.of(resident);
            assertThat(state.actions())
                    .as("actions on SIGHUP after round %s", round)
                    .isEqualTo(2);
            awaitNoMoreThreadsThanEver(resident, round);
            if (round == WARM) {
                bytesBefore = live.bytes();
                live.save("redeployments-begin");
            }
        }
        StormResult result = StormResult.end(resident);
        Duration duration = Duration.ofNanos(System.nanoTime() - began);
        State stateAfter = State.of(resident);
        LiveObjects last = LiveObjects.of(pid);
        last.save("redeployments-end");
        long bytesAfter = last.bytes();
        new Endured(
                        System.getProperty("piloted.tck.runtime"),
                        "redeployments, SIGHUP every " + PAUSE.toMillis() + " ms",
                        String.format(
                                "%d redeployments beside an application with %d threads picking", ROUNDS, THREADS),
                        duration,
                        result.made(),
                        result.lost(),
                        bytesBefore,
                        bytesAfter,
                        String.format(
                                "at most %d applications alive; threads %d → %d",
                                mostAlive, stateBefore.threads(), stateAfter.threads()))
                .note();
        assertThat(result.lost()).as(result.loss()).isZero();
        assertThat(bytesAfter - bytesBefore)
                .as("bytes kept, of %.1f MB after %s rounds", bytesBefore / MEGABYTE, WARM)
                .isLessThan(LEAKED);
    }

    /** Waits, because on a busy machine threads take a while to end. */
    private static void awaitNoMoreThreadsThanEver(Probe resident, int round) {
        await().atMost(LocalServer.SOON)
                .untilAsserted(() -> assertThat(State.of(resident).ownThreads())
                        .as("threads of the library after round %s", round)
                        .isLessThanOrEqualTo(OWN_THREADS));
    }

    private LiveObjects awaitNoMoreThanEver(long pid, int round) {
        return await("applications alive after round " + round)
                .atMost(LocalServer.SOON)
                .until(() -> LiveObjects.of(pid), live -> live.instances(APPLICATION) <= ALIVE);
    }
}
