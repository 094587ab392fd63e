package io.piloted.tck.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.piloted.tck.Assertion;
import io.piloted.tck.consul.FreePorts;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.microshed.testing.jupiter.MicroShedTest;

/** Tests of starts that fail or wait, and of their messages. */
@MicroShedTest
public class FailedStartTest extends ServerScene {

    private static final String SECRET = "0b5c9d3e-7f1a";

    @Test
    @Assertion({"C1.2", "C4.4"})
    void start_unknownServices_namesAllOfThemWithTheirPlace() {
        scene.write("red", "db");
        try (ServerProcess failing = server.another("unknown-services", Map.of())) {
            assertThat(failing.awaitLog(
                            "PILOT04001", "@Piloted(\"app\") at io.piloted.tck.probe.Forms.provider", "known: db"))
                    .contains("io.piloted.tck.probe.Producer.produce", "io.piloted.tck.probe.Forms.<init>")
                    .doesNotContain("PILOT04003");
        }
    }

    @Test
    @Assertion({"C1.2", "C2.4"}) // MicroProfile Config works without the file, else the options could not be read
    void start_fileMissing_namesIt() {
        try (ServerProcess failing =
                server.another("missing-file", Map.of("CONTAINERPILOT", "file:///nowhere/containerpilot.json5"))) {
            assertThat(failing.awaitLog("PILOT00", "/nowhere/containerpilot.json5"))
                    .doesNotContain("PILOT04003");
        }
    }

    @Test
    @Assertion({"C3.1", "C5.5"})
    void start_consulOfTheEnvironmentDown_failsWithTheReason() {
        scene.write("{watches: [{name: 'app', interval: 3}, {name: 'db', interval: 3}]}");
        String nobody = "127.0.0.1:" + FreePorts.find(1).get(0);
        try (ServerProcess failing =
                server.another("consul-down", Map.of("CONSUL_HTTP_ADDR", nobody, "PILOTED_STARTUP_TIMEOUT", "2s"))) {
            assertThat(failing.awaitLog("PILOT03007", nobody)).doesNotContain("PILOT04003");
        }
    }

    @Test
    @Assertion({"C1.1", "C5.5"})
    void start_consulNotReady_waitsAndSaysWhatFor_andTheTextOfTheFileIsInTheEnvironment() {
        try (StubConsul stub = new StubConsul("app", StubConsul.passing("app", 3007))) {
            stub.failing(true);
            Map<String, String> environment = Map.of(
                    "CONTAINERPILOT",
                    "{consul: '" + stub.address() + "', token: '" + SECRET
                            + "', watches: [{name: 'app', interval: 3}, {name: 'db', interval: 3}]}",
                    "PILOTED_STARTUP_TIMEOUT",
                    "120s");
            try (ServerProcess waiting = server.another("waiting-start", environment)) {
                Probe probe = server.probe(waiting, LocalServer.PROBE);
                assertThat(waiting.awaitLog(stub.address())).doesNotContain("PILOT03007");

                stub.failing(false);

                waiting.awaitReady(probe);
                assertThat(probe.picks(1)).containsExactly("127.0.0.1:3007");
                assertThat(waiting.log()).doesNotContain(SECRET);
            }
        }
    }
}
