package io.piloted.tck.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.piloted.tck.Assertion;
import io.piloted.tck.HangupStorm;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.microshed.testing.jupiter.MicroShedTest;

/** A test of SIGHUPs from the very start, as from a supervisor that does not wait for the application. */
@MicroShedTest
public class EarlyHangupTest {

    private static final Duration PAUSE = Duration.ofMillis(20);

    private final LocalServer server = LocalServer.current();

    @TempDir
    Path directory;

    @Test
    @Assertion("C7.3")
    void hangups_fromTheStart_atWhomTheAgentNames_areHarmlessAndTheFirstStateIsRight() {
        server.reset();
        Path pidFile = directory.resolve("pid");
        String agent = "-javaagent:" + Server.artifact("piloted.tck.agent") + "=pidfile=" + pidFile;
        try (HangupStorm storm = HangupStorm.atProcessNamedIn(pidFile, PAUSE);
                ServerProcess process = server.another("early-hangups", Map.of("JAVA_TOOL_OPTIONS", agent))) {
            Probe probe = server.probe(process, LocalServer.PROBE);
            process.awaitReady(probe);
            assertThat(probe.picks(3)).containsExactlyInAnyOrder("127.0.0.1:3001", "127.0.0.1:3002", "127.0.0.1:3003");
            assertThat(pidFile).hasContent(Long.toString(probe.pid()));
            assertThat(storm.isRaging()).isTrue();
            assertThat(process.isAlive()).isTrue();
        }
    }
}
