package io.piloted.consul;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.piloted.Catalog;
import io.piloted.ServiceQuery;
import io.piloted.config.ContainerPilot;
import io.piloted.config.Options;
import io.piloted.http.LyingServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that files with tokens are read again, also before a retry, with a server that accepts one token. */
class ConsulSourceTest {

    private static final ServiceQuery QUERY = ServiceQuery.of("app");
    private static final String VALID = "valid-token";

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void createFile() throws Exception {
        file = Files.writeString(folder.resolve("token"), VALID);
    }

    @Test
    void renew_tokenFileIsCompleted_usesTheNewToken() throws Exception {
        try (LyingServer server = server();
                ConsulSource source = source(server)) {
            Files.writeString(file, "val");
            Catalog catalog = reload(source, server);
            assertThatThrownBy(() -> lookUp(catalog)).hasMessageContaining("PILOT02110");

            Files.writeString(file, VALID);
            assertThatThrownBy(() -> lookUp(catalog)).hasMessageContaining("PILOT02110");
            source.renew();

            lookUp(catalog);
        }
    }

    /** Without a token, Consul would hide all services, and respond with success. */
    @Test
    void reload_tokenFileIsEmptied_failsAndKeepsTheLastToken() throws Exception {
        try (LyingServer server = server();
                ConsulSource source = source(server)) {
            Catalog catalog = reload(source, server);
            Files.writeString(file, "");

            assertThatThrownBy(() -> reload(source, server)).hasMessageContainingAll("PILOT02009", file.toString());
            assertThatThrownBy(source::renew).hasMessageContaining("PILOT02009");
            lookUp(catalog);

            Files.writeString(file, VALID);
            lookUp(reload(source, server));
        }
    }

    @Test
    void reload_tokenFileIsEmptyFromTheBeginning_meansNoToken() throws Exception {
        Files.writeString(file, "\n");
        try (LyingServer server = server();
                ConsulSource source = source(server)) {
            reload(source, server);
            source.renew();

            assertThat(reload(source, server)).isNotNull();
        }
    }

    private static LyingServer server() throws Exception {
        return LyingServer.thatStaysOpen((head, out) -> {
            boolean isValid = head.contains("X-Consul-Token: " + VALID + "\r\n");
            out.write(("HTTP/1.1 " + (isValid ? "200 OK" : "403 Forbidden") + "\r\nContent-Length: 2\r\n\r\n[]")
                    .getBytes(StandardCharsets.ISO_8859_1));
        });
    }

    private Map<String, String> env(LyingServer server) {
        return Map.of("CONSUL_HTTP_ADDR", server.address(), "CONSUL_HTTP_TOKEN_FILE", file.toString());
    }

    private ConsulSource source(LyingServer server) {
        return new ConsulSource(Options.from(name -> Optional.empty()), name -> Optional.empty(), env(server));
    }

    private Catalog reload(ConsulSource source, LyingServer server) {
        return source.reload(ContainerPilot.withoutFile(env(server)), List.of(QUERY));
    }

    private static void lookUp(Catalog catalog) throws Exception {
        catalog.endpoints(QUERY).toCompletableFuture().get(Connections.TIMEOUT.toSeconds(), TimeUnit.SECONDS);
    }
}
