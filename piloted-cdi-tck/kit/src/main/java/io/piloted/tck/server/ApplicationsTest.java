package io.piloted.tck.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.piloted.tck.Assertion;
import io.piloted.tck.Hangup;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.microshed.testing.jupiter.MicroShedTest;

/** Tests of two applications in one server, which are deployed and undeployed. */
@MicroShedTest
public class ApplicationsTest extends ServerScene {

    @BeforeEach
    void requireSeveral() {
        assumeThat(server.server().runsSeveral())
                .as("several applications in one server")
                .isTrue();
    }

    private void bothAreToldOfAHangup() throws Exception {
        Probe first = server.probe(LocalServer.PROBE);
        Probe second = server.probe(LocalServer.SECOND);
        long before = first.events("plain SIGNAL");
        long beforeSecond = second.events("plain SIGNAL");
        Hangup.send(first.pid());
        await().atMost(LocalServer.SOON)
                .untilAsserted(() -> assertThat(List.of(first.events("plain SIGNAL"), second.events("plain SIGNAL")))
                        .containsExactly(before + 1, beforeSecond + 1));
    }

    @Test
    @Assertion("C7.1")
    void hangup_reachesBoth_andEachHasItsOwnRegistry() throws Exception {
        bothAreToldOfAHangup();
        Probe first = server.probe(LocalServer.PROBE);
        Probe second = server.probe(LocalServer.SECOND);
        List<String> turn = first.picks(3);
        String next = second.picks(3).get(0);

        first.picks(1);

        assertThat(second.picks(1)).containsExactly(next);
        assertThat(first.picks(1)).containsExactly(turn.get(1));
    }

    @Test
    @Assertion("C7.1")
    void undeployment_ofEither_leavesTheOther() throws Exception {
        assumeThat(server.deployments()).as("deployments while the server runs").isPresent();
        for (String leaving : List.of(LocalServer.PROBE, LocalServer.SECOND, LocalServer.PROBE)) {
            String staying = leaving.equals(LocalServer.PROBE) ? LocalServer.SECOND : LocalServer.PROBE;
            server.undeploy(leaving);
            Probe alone = server.probe(staying);
            long before = alone.events("plain SIGNAL");
            Hangup.send(alone.pid());
            await().atMost(LocalServer.SOON).until(() -> alone.events("plain SIGNAL") == before + 1);
            server.deploy(leaving);
            bothAreToldOfAHangup();
        }
    }

    @Test
    @Assertion("C7.1")
    void hangup_whileNobodyIsDeployed_isHarmless() throws Exception {
        assumeThat(server.deployments()).as("deployments while the server runs").isPresent();
        long pid = server.probe().pid();
        server.undeploy(LocalServer.PROBE);
        server.undeploy(LocalServer.SECOND);

        Hangup.send(pid);

        server.deploy(LocalServer.PROBE);
        server.deploy(LocalServer.SECOND);
        bothAreToldOfAHangup();
        assertThat(server.probe().pid()).isEqualTo(pid);
    }

    @Test
    @Assertion("C11.4")
    void deployment_withTheOldestJBossLogging_works(@TempDir Path directory) throws Exception {
        assumeThat(server.deployments()).as("deployments while the server runs").isPresent();
        Path oldest = server.archives(directory)
                .withLibrary("oldest", "jboss-logging", Server.artifact("piloted.tck.oldest-jboss-logging"));

        Probe probe = server.deploy(oldest);

        assertThat(probe.picks(3)).doesNotHaveDuplicates();
        server.undeploy("oldest");
    }
}
