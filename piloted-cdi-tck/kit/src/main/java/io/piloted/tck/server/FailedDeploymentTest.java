package io.piloted.tck.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.piloted.tck.Assertion;
import io.piloted.tck.Hangup;
import io.piloted.tck.consul.Instance;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.microshed.testing.jupiter.MicroShedTest;

/**
 * Tests of applications whose deployment fails after the library has started in them, beside an application that works.
 */
@MicroShedTest
public class FailedDeploymentTest extends ServerScene {

    private static final int DEPLOYMENTS = 10;

    /** Class names, because the tests' JVM has no CDI. */
    private static final List<String> CAUSES = Stream.of("BrokenExtension", "BrokenProperty", "BrokenObserver")
            .map(name -> FailedDeploymentTest.class.getPackageName() + '.' + name)
            .toList();

    private static final String REGISTRY = "io.piloted.registry.Registry";
    private static final String LOADED = "io.piloted.cdi.LoadedServices";
    private static final String APPLICATION = "io.piloted.cdi.PilotedApplication";

    /**
     * The number of undeployed applications that Open Liberty keeps in memory: the first and the last one, of any
     * application. See {@link RedeployTest}, also for the option.
     */
    private static final int KEPT_BY_THE_SERVER = 2;

    private static final Map<String, String> OPTIONS = Map.of("JAVA_TOOL_OPTIONS", "-XX:SoftRefLRUPolicyMSPerMB=0");

    /** The time until pools have ended their idle threads. */
    private static final Duration IDLE = Duration.ofMinutes(1);

    /** The message of a refresh with changes. */
    private static final String CHANGED = "PILOT03014";

    @TempDir
    Path directory;

    @BeforeEach
    void requireSeveral() {
        assumeThat(server.server().runsSeveral())
                .as("several applications in one server")
                .isTrue();
    }

    @Test
    @Assertion("C7.1")
    void deployments_failingAfterTheStart_leaveNothing() throws Exception {
        try (ServerProcess process = afterTenFailures()) {
            Probe resident = server.probe(process, LocalServer.SECOND);
            Probe good = server.probe(process, LocalServer.PROBE);
            assertThat(good.picks(3)).doesNotHaveDuplicates();
            assertThat(process.log())
                    .contains(BrokenExtension.TEXT + " by an extension", BrokenExtension.TEXT + " by an observer");

            noOtherRegistryFollows(process, resident);
            awaitActions(resident);
            awaitThreads(resident);
            if (server.server().forgetsApplications()) {
                long pid = resident.pid();
                awaitInstances(pid, REGISTRY);
                awaitInstances(pid, LOADED);
                awaitInstances(pid, APPLICATION);
            }
        }
    }

    /** A server in which ten applications have failed and two run. */
    private ServerProcess afterTenFailures() throws IOException {
        Archives archives = server.archives(directory);
        List<Path> broken = new ArrayList<>();
        for (int i = 0; i < DEPLOYMENTS; i++) {
            broken.add(archives.small("broken" + i, CAUSES.get(i % CAUSES.size())));
        }
        List<Path> all = new ArrayList<>(broken);
        all.add(archives.whole(LocalServer.PROBE));
        Optional<ServerProcess> itself = server.anotherThatDeploys("failed-deployments", OPTIONS, all);
        if (itself.isPresent()) {
            itself.get().awaitReady(server.probe(itself.get(), LocalServer.PROBE));
            itself.get().awaitReady(server.probe(itself.get(), LocalServer.SECOND));
            return itself.get();
        }
        assumeThat(server.deployments()).as("deployments while the server runs").isPresent();
        ServerProcess process = server.another("failed-deployments", OPTIONS, LocalServer.SECOND);
        process.awaitReady(server.probe(process, LocalServer.SECOND));
        for (Path each : broken) {
            server.fail(process, each, BrokenExtension.TEXT);
        }
        server.deploy(process, LocalServer.PROBE);
        return process;
    }

    /** Waits until the actions of failed applications are gone; some are removed only at the next signal. */
    private static void awaitActions(Probe resident) {
        await().atMost(LocalServer.SOON).untilAsserted(() -> {
            Hangup.send(resident.pid());
            assertThat(State.of(resident).actions()).as("actions on SIGHUP").isEqualTo(2);
        });
    }

    /** Waits until there are no more threads than in the shared server, which has two applications and no failures. */
    private void awaitThreads(Probe resident) {
        Probe healthy = server.probe();
        await().atMost(IDLE)
                .untilAsserted(() -> assertThat(threads(resident))
                        .as("threads of the library")
                        .hasSizeLessThanOrEqualTo(threads(healthy).size()));
    }

    private static List<String> threads(Probe probe) {
        return probe.lines("api/process/threads");
    }

    /** Sends two SIGHUPs, so that every follower of the first one had time to log it. */
    private void noOtherRegistryFollows(ServerProcess process, Probe resident) throws Exception {
        State.of(resident); // collects garbage
        int before = process.log().length();
        for (int i = 1; i <= 2; i++) {
            int expected = 2 * i;
            scene.register(Instance.of("app", 3003 + i));
            Hangup.send(resident.pid());
            await("the log lines of both applications about a change")
                    .atMost(LocalServer.SOON)
                    .until(() -> countInLog(process, before) >= expected);
        }
        assertThat(countInLog(process, before))
                .as("log lines of two applications about two changes")
                .isEqualTo(4);
    }

    private static long countInLog(ServerProcess process, int from) {
        return process.log()
                .substring(from)
                .lines()
                .filter(line -> line.contains(CHANGED))
                .count();
    }

    private static void awaitInstances(long pid, String type) {
        await("instances of " + type)
                .atMost(LocalServer.SOON)
                .until(() -> LiveObjects.of(pid).instances(type), count -> count <= 2 + KEPT_BY_THE_SERVER);
    }
}
