package io.piloted.consul;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.piloted.http.LyingServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Tests that need a separate process (C3.1, C5.4). */
@Timeout(300)
class ProcessConditionsTest {

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    /** Like Docker Compose or Swarm, where a name appears with its container, and may contain an underscore. */
    @Test
    void endpoints_ofAnAgentWhoseNameComesLate_areThereSoonAfter(@TempDir Path directory) throws Exception {
        Path hosts = Files.writeString(directory.resolve("hosts"), "127.0.0.1 other\n");
        try (LyingServer server = LyingServer.responding(200, "[]")) {
            Process process = start(
                    JAVA,
                    "-Djdk.net.hosts.file=" + hosts,
                    "-Dsun.net.inetaddr.negative.ttl=1",
                    "-cp",
                    System.getProperty("java.class.path"),
                    LateName.class.getName(),
                    "late_consul:" + server.port());
            try (BufferedReader output = process.inputReader()) {
                assertThat(output.readLine()).contains("PILOT02101", "late_consul");
                Files.writeString(hosts, "127.0.0.1 late_consul\n");
                assertThat(output.lines().reduce((first, second) -> second)).hasValue("found 0");
            } finally {
                process.destroyForcibly();
            }
            assertThat(server.requests())
                    .singleElement()
                    .asString()
                    .contains("\r\nHost: late_consul:" + server.port() + "\r\n");
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void endpoints_whenNoMoreFilesMayBeOpened_failWithThatReason() throws Exception {
        try (LyingServer server = LyingServer.responding(200, "[]")) {
            Process process = start(
                    "sh",
                    "-c",
                    "ulimit -n 256 && exec \"$0\" \"$@\"",
                    JAVA,
                    "-cp",
                    System.getProperty("java.class.path"),
                    OutOfFiles.class.getName(),
                    server.address());
            try (BufferedReader output = process.inputReader()) {
                List<String> lines = output.lines().toList();
                assumeThat(lines).as("the limit was set").isNotEmpty();
                assertThat(lines.get(0)).isEqualTo("[]");
                assertThat(lines.get(lines.size() - 1)).contains("PILOT02106", "too many open files", "ulimit -n");
            } finally {
                process.destroyForcibly();
            }
        }
    }

    private static Process start(String... command) throws IOException {
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }
}
