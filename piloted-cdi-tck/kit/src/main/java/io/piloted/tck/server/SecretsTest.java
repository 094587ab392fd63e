package io.piloted.tck.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.piloted.tck.Assertion;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.microshed.testing.jupiter.MicroShedTest;

/** A test that the complete log of a real server shows no secrets of its environment and file. */
@MicroShedTest
public class SecretsTest extends ServerScene {

    private static final String TOKEN = "5e3c2e7a-0bad-cafe";
    private static final String PASSWORD = "correct-horse-battery";

    @Test
    @Assertion({"C1.2", "C3.1"})
    void start_withASyntaxErrorBesideATokenOfTheEnvironment_doesNotLogIt() {
        scene.write("""
                {
                  consul: { address: '{{ .CONSUL_UNDER_TEST }}', token: {{ .CONSUL_HTTP_TOKEN }} },
                  x: '{{ .DATABASE_URL }}' y,
                }
                """);
        try (ServerProcess failing = server.another(
                "secrets",
                Map.of(
                        "CONSUL_HTTP_TOKEN",
                        TOKEN,
                        "DATABASE_URL",
                        "jdbc://me:" + PASSWORD + "@db",
                        // Quarkus' option for log levels.
                        "QUARKUS_LOG_LEVEL",
                        "DEBUG"))) {
            assertThat(failing.awaitLog("PILOT00507", "PILOT01000", "line 2", "^"))
                    .doesNotContain(TOKEN, PASSWORD);
        }
    }
}
