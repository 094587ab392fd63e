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

/** Tests of an application without a ContainerPilot file. */
@MicroShedTest
public class WithoutFileTest extends ServerScene {

    @Test
    @Assertion("C1.7")
    void services_ofOptions_comeFromTheConsulOfTheEnvironment() {
        Map<String, String> environment = Map.of(
                "CONTAINERPILOT",
                "",
                "PILOTED_SERVICES",
                "app,db",
                "CONSUL_HTTP_ADDR",
                scene.consul().address());
        try (ServerProcess other = server.another("without-file", environment)) {
            Probe probe = server.probe(other, LocalServer.PROBE);
            other.awaitReady(probe);
            assertThat(probe.picks(3)).containsExactlyInAnyOrder("127.0.0.1:3001", "127.0.0.1:3002", "127.0.0.1:3003");
        }
    }

    @Test
    @Assertion({"C1.7", "C3.5"})
    void options_ofAService_sayDatacentersAndPort(@TempDir Path folder) throws IOException {
        Path endpoints = folder.resolve("endpoints.json5");
        Files.writeString(endpoints, """
                {app: [{address: '10.0.0.1', datacenter: 'dc1', port: 80, ports: {http: 80, admin: 81}},
                       {address: '10.0.0.2', datacenter: 'dc2', port: 80, ports: {http: 80, admin: 82}}], db: []}""");
        Map<String, String> environment = Map.of(
                "CONTAINERPILOT",
                "",
                "PILOTED_SERVICES",
                "app,db",
                "PILOTED_CATALOG",
                endpoints.toString(),
                "PILOTED_SERVICE_APP_DC",
                "dc9,dc2,dc1",
                "PILOTED_SERVICE_APP_PORT",
                "admin");
        try (ServerProcess other = server.another("service-options", environment)) {
            Probe probe = server.probe(other, LocalServer.PROBE);
            other.awaitReady(probe);
            assertThat(probe.picks(2)).containsExactly("10.0.0.2:82", "10.0.0.2:82");
        }
    }

    @Test
    @Assertion({"C1.7", "C1.2"})
    void neitherFileNorOptions_namesBothWays() {
        try (ServerProcess failing = server.another("no-services", Map.of("CONTAINERPILOT", ""))) {
            assertThat(failing.awaitLog("PILOT00500", "piloted.services", "CONTAINERPILOT"))
                    .doesNotContain("PILOT04003");
        }
    }
}
