package io.piloted.tck.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.piloted.tck.Assertion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.microshed.testing.jupiter.MicroShedTest;

/** A test of a file of endpoints instead of Consul. */
@MicroShedTest
public class CatalogFileTest {

    private final LocalServer server = LocalServer.current();

    @Test
    @Assertion("C3.4")
    void file_isServed_andReadAgain(@TempDir Path folder) throws IOException {
        server.reset();
        Path endpoints = folder.resolve("endpoints.json5");
        Files.writeString(endpoints, "{app: ['10.0.0.1:80', '10.0.0.2:80'], db: ['10.0.1.1:81']}");
        try (ServerProcess other = server.another("file", Map.of("PILOTED_CATALOG", endpoints.toString()))) {
            Probe probe = server.probe(other, LocalServer.PROBE);
            other.awaitReady(probe);
            // In any order, because the probe also picks while it starts.
            assertThat(probe.picks(2)).containsExactlyInAnyOrder("10.0.0.1:80", "10.0.0.2:80");

            Files.writeString(endpoints, "{app: ['10.0.0.3:80'], db: ['10.0.1.1:81']}");
            probe.refresh();

            assertThat(probe.picks(2)).containsExactly("10.0.0.3:80", "10.0.0.3:80");
        }
    }
}
