package io.piloted.tck.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.piloted.tck.Assertion;
import io.piloted.tck.Hangup;
import io.piloted.tck.Patience;
import io.piloted.tck.consul.CheckStatus;
import io.piloted.tck.consul.Instance;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.microshed.testing.jupiter.MicroShedTest;

/** Tests of the order of picks. */
@MicroShedTest
public class RotationTest extends ServerScene {

    private static final int THREADS = 6;
    private static final int EACH = 5_000;
    private static final long HELD_UP_MILLIS = 1_000;
    private static final long PATIENCE_SECONDS = Patience.LIMIT.toSeconds();

    @Test
    @Assertion("C4.1")
    void picks_ofManyThreads_areFair() {
        assertThat(probe.lines("api/picks/parallel?threads=" + THREADS + "&each=" + EACH))
                .containsExactly("127.0.0.1:3001 10000", "127.0.0.1:3002 10000", "127.0.0.1:3003 10000");
    }

    @Test
    @Assertion({"C4.2", "C5.1"})
    void hangup_nothingChanged_goesOn() throws Exception {
        List<String> turn = probe.picks(4);

        server.hangup();

        assertThat(probe.picks(2)).isEqualTo(turn.subList(1, 3));
    }

    @Test
    @Assertion({"C4.2", "C5.1"})
    void hangup_changed_beginsAnew() throws Exception {
        probe.picks(2);
        scene.register(Instance.of("app", 3004));

        server.hangup();

        List<String> turn = probe.picks(4);
        assertThat(turn).contains("127.0.0.1:3004").doesNotHaveDuplicates();
        List<String> endpoints = probe.lines("api/picks/endpoints?service=app");
        assertThat(endpoints.get(0)).contains("port=" + turn.get(0).substring("127.0.0.1:".length()));
    }

    @Test
    @Assertion("C4.3")
    void weights_areTheShares() throws Exception {
        scene.register(Instance.of("app", 3001).withWeights(4, 1));

        server.hangup();

        assertThat(probe.picks(6))
                .haveExactly(4, new org.assertj.core.api.Condition<>("127.0.0.1:3001"::equals, "3001"));
    }

    @Test
    @Assertion("C3.2")
    void endpoints_areThePassingOnes() throws Exception {
        Instance failing = Instance.of("app", 3002);
        scene.consul().setCheck(failing, CheckStatus.CRITICAL);

        server.hangup();

        assertThat(probe.picks(4)).doesNotContain("127.0.0.1:3002").contains("127.0.0.1:3001", "127.0.0.1:3003");
    }

    @Test
    @Assertion({"C3.2", "C3.3"})
    void endpoints_carryWhatConsulKnows() throws Exception {
        scene.register(Instance.of("db", 5432)
                .withAddress("fd00::1")
                .withTags("primary")
                .withMeta(Map.of("zone", "ü"))
                .withWeights(7, 1));

        server.hangup();

        assertThat(probe.text("api/picks/registry?service=db")).isEqualTo("[fd00::1]:5432");
        assertThat(probe.text("api/picks/endpoints?service=db"))
                .contains("id=db-5432", "primary", "zone=ü", "datacenter=dc1", "weight=7");
    }

    @Test
    @Assertion("C5.2")
    void pick_duringARefresh_waitsForItsResult() throws Exception {
        scene.register(Instance.of("app", 3004));
        ExecutorService request = Executors.newSingleThreadExecutor();
        scene.consul().suspend();
        try {
            Hangup.send(probe.pid());
            Future<List<String>> waiting = firstToWait(request);
            scene.consul().resume();

            List<String> picked = new ArrayList<>(waiting.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
            picked.addAll(probe.picks(3));
            assertThat(picked)
                    .containsExactlyInAnyOrder("127.0.0.1:3001", "127.0.0.1:3002", "127.0.0.1:3003", "127.0.0.1:3004");
        } finally {
            scene.consul().resume();
            request.shutdownNow();
        }
    }

    /** The first pick that waits: picks before the signal is handled do not wait. */
    private Future<List<String>> firstToWait(ExecutorService request) throws Exception {
        while (true) {
            Future<List<String>> pick = request.submit(() -> probe.picks(1));
            try {
                pick.get(HELD_UP_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                return pick;
            }
        }
    }

    @Test
    @Assertion({"C4.4", "C5.4"})
    void endpoints_allGone_isSaid() throws Exception {
        scene.deregister(Instance.of("db", 5432));

        server.hangup();

        assertThat(probe.text("api/picks/registry?service=db")).contains("NoEndpointException", "\"db\"");
        assertThat(probe.picks(1)).hasSize(1);
    }

    @Test
    @Assertion("C3.2")
    void instance_thatCannotBeAnEndpoint_isLeftOutAndTheOthersAreServed() throws Exception {
        int before = server.process().log().length();
        scene.register(Instance.of("app", 3004).withAddress("http://10.0.0.13"));
        scene.register(Instance.of("app", 3005));

        server.hangup();

        assertThat(probe.picks(8)).contains("127.0.0.1:3005").doesNotContain("http://10.0.0.13:3004");
        assertThat(new HashSet<>(probe.lines("api/picks/endpoints?service=app")))
                .hasSize(4);
        await("the warning about it")
                .atMost(LocalServer.SOON)
                .untilAsserted(() ->
                        assertThat(server.process().log().substring(before)).contains("http://10.0.0.13", "app-3004"));
    }

    @Test
    @Assertion("C3.5")
    void instance_withSeveralPorts_isServedAtItsDefaultOne() throws Exception {
        try (StubConsul stub = new StubConsul("app", """
                [{"Node": {"Node": "n", "Datacenter": "dc1", "Address": "10.0.0.8"},
                  "Service": {"ID": "one", "Service": "app", "Address": "", "Port": 0, "Weights": {"Passing": 1},
                    "Ports": [{"Name": "admin", "Port": 9901}, {"Name": "web", "Port": 8081, "Default": true}]}},
                 {"Node": {"Node": "n", "Datacenter": "dc1", "Address": "10.0.0.9"},
                  "Service": {"ID": "two", "Service": "app", "Address": "",
                    "Ports": [{"Name": "web", "Port": 8082, "Default": true}]}}]
                """)) {
            scene.write(stub, "app", "db");

            server.hangup();

            assertThat(probe.picks(2)).containsExactly("10.0.0.8:8081", "10.0.0.9:8082");
        }
    }
}
