package io.piloted.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.piloted.Patience;
import io.piloted.http.Http1Client.WaitMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of TLS messages between and before HTTP responses (C3.1, C5.4). */
class Http1ClientTlsTest {

    private static final Duration LONG = Patience.LIMIT;

    /** The first data is a session ticket, not a response. */
    @Test
    void get_manyWithLateResponsesByTls_waitOnOneThread(@TempDir Path directory) throws Exception {
        try (TlsServer server = new TlsServer(directory, false);
                Http1Client http = client(server)) {
            List<CompletableFuture<HttpResponse>> waiting = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                waiting.add(http.get(server.uri(), "/", Map.of(), LONG, WaitMode.LONG_POLL));
            }
            await().atMost(LONG).until(() -> server.requests() == 40);
            await().atMost(LONG).until(() -> workers() == 1);
            server.respond();
            for (CompletableFuture<HttpResponse> one : waiting) {
                assertThat(one.get(LONG.toSeconds(), TimeUnit.SECONDS).body()).hasSize(2);
            }
            // The connections can be used for further requests, whose responses come without tickets.
            assertThat(http.get(server.uri(), "/", Map.of(), LONG, WaitMode.LONG_POLL)
                            .get(LONG.toSeconds(), TimeUnit.SECONDS)
                            .body())
                    .hasSize(2);
        }
    }

    /** With TLS 1.3 a server rejects a client after the handshake, perhaps during a request. */
    @Test
    void get_withoutTheCertificateThatTheServerWants_failsWithItsAlert(@TempDir Path directory) throws Exception {
        try (TlsServer server = new TlsServer(directory, true);
                Http1Client http = client(server)) {
            for (int i = 0; i < 15; i++) {
                for (WaitMode expected : WaitMode.values()) {
                    assertThatThrownBy(() -> http.get(server.uri(), "/", Map.of(), LONG, expected)
                                    .get(LONG.toSeconds(), TimeUnit.SECONDS))
                            .cause()
                            .isInstanceOf(SSLException.class)
                            .hasMessageContaining("certificate");
                }
            }
        }
    }

    private static Http1Client client(TlsServer server) throws Exception {
        return new Http1Client("tls-test", Optional.of(server.clients()), Optional.empty(), LONG, 1_000);
    }

    private static long workers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().matches("tls-test-\\d+"))
                .count();
    }
}
