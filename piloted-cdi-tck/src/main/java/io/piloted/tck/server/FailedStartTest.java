package io.piloted.tck.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.piloted.tck.Assertion;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.microshed.testing.jupiter.MicroShedTest;

/** What keeps an application from starting, and what is said. */
@MicroShedTest
public class FailedStartTest {

    private final LocalServer server = LocalServer.current();
    private Scene scene;

    @BeforeEach
    void reset() {
        scene = server.reset();
    }

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
    @Assertion("C1.2")
    void start_fileMissing_namesIt() {
        try (ServerProcess failing =
                server.another("missing-file", Map.of("CONTAINERPILOT", "file:///nowhere/containerpilot.json5"))) {
            assertThat(failing.awaitLog("PILOT00", "/nowhere/containerpilot.json5"))
                    .doesNotContain("PILOT04003");
        }
    }
}
