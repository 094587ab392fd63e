package io.piloted.consul;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.piloted.Endpoint;
import io.piloted.LogLines;
import io.piloted.Patience;
import io.piloted.PilotedException;
import io.piloted.ServiceQuery;
import io.piloted.config.Options;
import io.piloted.config.Options.Consistency;
import io.piloted.http.LyingServer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests of invalid responses instead of Consul's (C3.2, C5.4): the lookup's stage fails with a message that says what
 * to do.
 */
class InvalidResponsesTest {

    private static final String SECRET = "5e3c2e7a-secret";
    private static final ServiceQuery QUERY = ServiceQuery.of("appserver");
    private static final String OK = "HTTP/1.1 200 OK\r\n";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "403 | Permission denied          | PILOT02110 | service:read",
                "403 | <html>Blocked</html>       | PILOT02117 | proxy",
                "304 | ''                         | PILOT02126 | cache",
                "404 | page not found             | PILOT02111 | check the address",
                "429 | Your IP is issuing         | PILOT02112 | http_max_conns_per_client",
                "500 | No cluster leader          | PILOT02113 | consistency=stale",
                "500 | No path to datacenter      | PILOT02114 | 'dc'",
                "500 | something else             | PILOT02115 | something else",
                "502 | <html>Bad gateway</html>   | PILOT02115 | Bad gateway",
                "204 | ''                         | PILOT02115 | 204",
                "200 | <html>Please log in</html> | PILOT02117 | proxy",
                "200 | []garbage                  | PILOT02118 | health query",
                "200 | [{\"Node\":                | PILOT02118 | health query",
                "200 | [{\"Unknown\":{\"a\":     | PILOT02118 | health query",
                "200 | {}                         | PILOT02118 | health query",
                "200 | ''                         | PILOT02118 | health query",
                "200 | 42                         | PILOT02118 | health query",
                "200 | [42]                       | PILOT02120 | Node",
                "200 | [null]                     | PILOT02120 | 1 entries",
                "200 | [{}]                       | PILOT02120 | Node",
                "200 | [{\"Node\":{}}]            | PILOT02120 | Service",
                "200 | [{\"Node\":7,\"Service\":{}}] | PILOT02120 | Node",
                "200 | [{\"a\" 1}]                | PILOT02118 | health query",
            })
    void endpoints_invalidResponse_failWithCodeAndRemedy(int status, String body, String code, String remedy)
            throws Exception {
        try (LyingServer server = LyingServer.responding(status, body)) {
            assertFails(server, code, remedy);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void endpoints_redirected_failWithoutAnotherRequest(int status) throws Exception {
        try (LyingServer other = LyingServer.responding(200, "[]");
                LyingServer server =
                        LyingServer.saying("HTTP/1.1 %d Moved\r\nLocation: http://%s/\r\nContent-Length: 0\r\n\r\n"
                                .formatted(status, other.address()))) {
            assertFails(server, "PILOT02116", other.address());
            assertThat(other.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", // closed without a response
                "SSH-2.0-OpenSSH_9.2\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n[",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n[",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n[]",
                "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n[]",
                "HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\n\r\n",
            })
    void endpoints_brokenResponse_fail(String response) throws Exception {
        try (LyingServer server = LyingServer.saying(response)) {
            assertFails(server, "PILOT02104", "Consul's HTTP port");
        }
    }

    @Test
    void endpoints_bodyWithoutEnd_failAtTheLimitAndCloseTheConnection() throws Exception {
        try (LyingServer server = LyingServer.that(out -> {
            out.write((OK + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            flood(out, "[".repeat(65_536));
        })) {
            assertFails(server, "PILOT02119", "16777216 bytes");
            await().atMost(Patience.LIMIT).until(() -> server.connections() == 0);
        }
    }

    @Test
    void endpoints_headersWithoutEnd_failAndCloseTheConnection() throws Exception {
        try (LyingServer server = LyingServer.that(out -> {
            out.write(OK.getBytes(StandardCharsets.ISO_8859_1));
            flood(out, "X-Flood: " + "x".repeat(1000) + "\r\n");
        })) {
            assertFails(server, "PILOT02104", "");
            await().atMost(Patience.LIMIT).until(() -> server.connections() == 0);
        }
    }

    @Test
    void endpoints_verySlowBody_failInTimeAndCloseTheConnection() throws Exception {
        LyingServer[] self = new LyingServer[1];
        try (LyingServer server = LyingServer.that(out -> {
                    out.write((OK + "Content-Length: 1000\r\n\r\n[").getBytes(StandardCharsets.ISO_8859_1));
                    out.flush();
                    self[0].awaitClose();
                });
                ConsulCatalog catalog = new ConsulCatalog(
                        Connections.to(server.address()), Connections.OPTIONS, Duration.ofMillis(300))) {
            self[0] = server;
            assertThatThrownBy(() -> get(catalog))
                    .isInstanceOf(PilotedException.class)
                    .hasMessageContaining("PILOT02102")
                    .hasMessageContaining("300 ms");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Unknown", "Tags", "Meta"})
    void endpoints_nestedTooDeep_failWithoutAnError(String member) throws Exception {
        String deep = "[{\"Service\":{\"%s\":%s%s}}]".formatted(member, "[".repeat(1_000_000), "]".repeat(1_000_000));
        try (LyingServer server = LyingServer.responding(200, deep)) {
            assertFails(server, "PILOT021", "");
        }
    }

    @Test
    void endpoints_membersOfLaterVersions_ignored() throws Exception {
        try (LyingServer server = LyingServer.responding(
                200,
                "[{\"New\":{\"a\":[1]},\"Node\":{\"Address\":\"10.0.0.1\",\"Node\":null},"
                        + "\"Service\":{\"Tags\":[null,\"blue\"],\"Meta\":{\"a\":null,\"b\":\"c\"},\"Weights\":null}}]")) {
            assertThat(lookUp(server)).singleElement().satisfies(endpoint -> {
                assertThat(endpoint.hostAndPort()).isEqualTo("10.0.0.1:0");
                assertThat(endpoint.tags()).containsExactly("blue");
                assertThat(endpoint.meta()).containsOnlyKeys("b");
                assertThat(endpoint.weight()).isEqualTo(1);
            });
        }
    }

    /** Responses of Consul 1.22 (C3.5). */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"Port\":0,\"Ports\":[{\"Name\":\"admin\",\"Port\":9901},{\"Name\":\"web\",\"Port\":8081,\"Default\":true}] | 8081",
                "\"Ports\":[{\"Name\":\"web\",\"Port\":8081,\"Default\":true},{\"Name\":\"admin\",\"Port\":9901,\"Default\":false}] | 8081",
                "\"Ports\":[null,{\"Port\":8081,\"Default\":true}] | 8081",
                "\"Ports\":[{\"Name\":\"web\",\"Port\":8081}] | 8081",
                "\"Ports\":[{\"Name\":\"web\",\"Port\":8081},{\"Name\":\"admin\",\"Port\":9901,\"Default\":null}] | 0",
                "\"Port\":80,\"Ports\":[{\"Name\":\"web\",\"Port\":8081,\"Default\":true}] | 80",
                "\"Port\":80,\"Ports\":null | 80",
                "\"Ports\":[] | 0",
            })
    void endpoints_severalPorts_haveTheDefaultOne(String ports, int port) throws Exception {
        try (LyingServer server =
                LyingServer.responding(200, "[{\"Node\":{},\"Service\":{\"Address\":\"10.0.0.1\"," + ports + "}}]")) {
            assertThat(lookUp(server))
                    .singleElement()
                    .extracting(Endpoint::port)
                    .isEqualTo(port);
        }
    }

    @Test
    void endpoints_unexpectedEncoding_failAndNameTheEncoding() throws Exception {
        try (LyingServer server = LyingServer.saying("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n\u001f\u008b")) {
            assertFails(server, "PILOT02125", "Content-Encoding gzip");
            assertThat(server.requests()).singleElement().asString().contains("Accept-Encoding: identity\r\n");
        }
    }

    @Test
    void endpoints_hiddenByAcls_emptyAndWarnedOnce() throws Exception {
        String[] filtered = {"true"};
        try (LogLines log = new LogLines();
                LyingServer server = LyingServer.that(out -> out.write(
                        (OK + "X-Consul-Results-Filtered-By-ACLs: " + filtered[0] + "\r\nContent-Length: 2\r\n\r\n[]")
                                .getBytes(StandardCharsets.ISO_8859_1)));
                ConsulCatalog catalog = Connections.catalog(server.address())) {
            assertThat(get(catalog)).isEmpty();
            assertThat(get(catalog)).isEmpty();
            assertThat(log.of("PILOT02127")).singleElement().asString().contains("'appserver'", "service:read");
            filtered[0] = "false";
            get(catalog);
            filtered[0] = "true";
            get(catalog);
            assertThat(log.of("PILOT02127")).hasSize(2);
        }
    }

    /** A service that is no longer looked up must not hide the warning about another one. */
    @Test
    void endpoints_hiddenByAcls_warnedAgainAfterTheServiceIsGone() throws Exception {
        try (LogLines log = new LogLines();
                LyingServer server = LyingServer.that(
                        out -> out.write((OK + "X-Consul-Results-Filtered-By-ACLs: true\r\nContent-Length: 2\r\n\r\n[]")
                                .getBytes(StandardCharsets.ISO_8859_1)));
                ConsulCatalog catalog = Connections.catalog(server.address())) {
            get(catalog);
            catalog.keep(List.of(ServiceQuery.of("other")));
            get(catalog);
            assertThat(log.of("PILOT02127")).hasSize(2);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "false, 20528, knows no leader",
        "false, 0,     knows no leader",
        "true,  20528, 20528 ms ago",
    })
    void endpoints_serverWithoutLeader_servedAndWarnedOnce(String leader, String millis, String text) throws Exception {
        String[] header = {"X-Consul-KnownLeader: " + leader + "\r\nX-Consul-LastContact: " + millis};
        try (LogLines log = new LogLines();
                LyingServer server = LyingServer.that(out -> out.write(
                        (OK + header[0] + "\r\nContent-Length: 2\r\n\r\n[]").getBytes(StandardCharsets.ISO_8859_1)));
                ConsulCatalog catalog = Connections.catalog(server.address())) {
            get(catalog);
            get(catalog);
            assertThat(log.of("PILOT02131")).singleElement().asString().contains(server.address(), text);
            String before = header[0];
            header[0] = "X-Consul-KnownLeader: true\r\nX-Consul-LastContact: 12";
            get(catalog);
            header[0] = before;
            get(catalog);
            assertThat(log.of("PILOT02131")).hasSize(2);
        }
    }

    @Test
    void endpoints_withAToken_sendItInItsHeaderAndNowhereElse() throws Exception {
        try (LyingServer server = LyingServer.responding(403, "token " + SECRET + " is bad");
                ConsulCatalog catalog = new ConsulCatalog(
                        Connections.to(server.address(), SECRET), Connections.OPTIONS, Connections.TIMEOUT)) {
            assertThatThrownBy(() -> get(catalog))
                    .hasMessageContaining("PILOT02110")
                    .satisfies(failure -> assertThat(failure.toString()).doesNotContain(SECRET));
            assertThat(server.requests())
                    .singleElement()
                    .asString()
                    .containsIgnoringCase("X-Consul-Token: " + SECRET + "\r\n")
                    .startsWith("GET /v1/health/service/appserver?passing=1 HTTP/1.1\r\n")
                    .doesNotContainIgnoringCase("upgrade");
            assertThat(catalog.connection().toString()).doesNotContain(SECRET);
        }
    }

    @Test
    void endpoints_nobodyListens_failAndNameTheAddress() throws Exception {
        LyingServer gone = LyingServer.saying("");
        gone.close();
        assertFails(gone, "PILOT02100", gone.address());
    }

    @Test
    void endpoints_unknownHost_failAndNameTheHost() {
        try (ConsulCatalog catalog = Connections.catalog("nowhere.invalid:8500")) {
            assertThatThrownBy(() -> get(catalog))
                    .hasMessageContaining("PILOT02101")
                    .hasMessageContaining("nowhere.invalid");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 500})
    void endpoints_invalidFilter_failWithTheNameOfTheOption(int status) throws Exception {
        try (LyingServer server =
                LyingServer.responding(status, "Failed to create boolean expression evaluator: 1:25")) {
            assertFails(server, "PILOT02129", "piloted.service.appserver.filter");
        }
    }

    @Test
    void endpoints_requestWithoutTlsToAnAgentWithTls_fail() throws Exception {
        try (LyingServer server = LyingServer.responding(400, "Client sent an HTTP request to an HTTPS server.")) {
            assertFails(server, "PILOT02115", "HTTPS server");
        }
    }

    @Test
    void endpoints_severalAgents_continueWithTheOneThatResponds() throws Exception {
        try (LyingServer leaderless = LyingServer.responding(500, "No cluster leader");
                LyingServer good = LyingServer.responding(200, "[]");
                ConsulCatalog catalog = Connections.catalog(leaderless.address() + ", " + good.address())) {
            assertThat(get(catalog)).isEmpty();
            assertThat(get(catalog)).isEmpty();
            assertThat(leaderless.requests()).hasSize(1);
            assertThat(good.requests()).hasSize(2);
        }
    }

    /** A failure of a proxy in front of one agent does not concern other agents. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 404 Not Found\r\n\r\n",
                "HTTP/1.1 403 Forbidden\r\n\r\n <html>Blocked</html>",
                "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n\u001f\u008b",
                "HTTP/1.1 302 Found\r\nLocation: /login\r\n\r\n",
                "HTTP/1.1 200 OK\r\n\r\n<html>Maintenance</html>",
                "HTTP/1.1 200 OK\r\n\r\n{}",
            })
    void endpoints_responseNotFromConsul_comeFromTheNextAgent(String response) throws Exception {
        try (LyingServer stranger = LyingServer.saying(response);
                LyingServer good = LyingServer.responding(200, "[]");
                ConsulCatalog catalog = Connections.catalog(stranger.address() + "," + good.address())) {
            assertThat(get(catalog)).isEmpty();
        }
    }

    @Test
    void endpoints_rejectedByOneOfSeveralAgents_failWithoutAnotherRequest() throws Exception {
        try (LyingServer denying = LyingServer.responding(403, "Permission denied");
                LyingServer other = LyingServer.responding(200, "[]");
                ConsulCatalog catalog = Connections.catalog(denying.address() + "," + other.address())) {
            assertThatThrownBy(() -> get(catalog)).hasMessageContaining("PILOT02110");
            assertThat(other.requests()).isEmpty();
        }
    }

    @Test
    void endpoints_withEverythingToEncode_encodeIt() throws Exception {
        try (LyingServer server = LyingServer.responding(200, "[]");
                ConsulCatalog catalog = new ConsulCatalog(
                        Connections.to(server.address()),
                        new Options.Consul(true, Optional.of("_agent"), Consistency.STALE, false),
                        Connections.TIMEOUT)) {
            catalog.endpoints(new ServiceQuery("a b/ü?+", Optional.of("x&y=z"), Optional.of("dc 1")))
                    .toCompletableFuture()
                    .get(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS);
            assertThat(server.requests())
                    .singleElement()
                    .asString()
                    .startsWith(
                            "GET /v1/health/service/a%20b%2F%C3%BC%3F%2B?tag=x%26y%3Dz&dc=dc%201&near=_agent&stale HTTP");
        }
    }

    private static void flood(OutputStream out, String piece) throws IOException {
        byte[] bytes = piece.getBytes(StandardCharsets.ISO_8859_1);
        // Ends when the client closes the connection, or far beyond the limit.
        for (long sent = 0; sent < 256L * 1024 * 1024; sent += bytes.length) {
            out.write(bytes);
        }
    }

    private static void assertFails(LyingServer server, String code, String remedy) {
        assertThatThrownBy(() -> lookUp(server))
                .isInstanceOf(PilotedException.class)
                .hasMessageStartingWith(code)
                .hasMessageContaining("'appserver'")
                .hasMessageContaining(remedy);
    }

    private static List<Endpoint> lookUp(LyingServer server) throws Exception {
        try (ConsulCatalog catalog = Connections.catalog(server.address())) {
            return get(catalog);
        }
    }

    private static List<Endpoint> get(ConsulCatalog catalog) throws Exception {
        try {
            return catalog.endpoints(QUERY).toCompletableFuture().get(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof PilotedException failure ? failure : e;
        }
    }
}
