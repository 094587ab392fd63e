package io.piloted.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.piloted.Patience;
import io.piloted.http.Http1Client.WaitMode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests of connections (C3.2, C5.4): they are reused, replaced, and closed in time. */
class Http1ClientTest {

    private static final String EMPTY = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n[]";
    private static final Duration LONG = Patience.LIMIT;
    private static final Duration SHORT = Duration.ofMillis(300);

    private final Http1Client http = new Http1Client("http-test", Optional.empty(), Optional.empty(), LONG, 1_000_000);

    @AfterEach
    void close() {
        http.close();
    }

    @ParameterizedTest
    @EnumSource
    void get_oneAfterTheOther_usesOneConnection(WaitMode expected) throws Exception {
        try (LyingServer server = LyingServer.thatStaysOpen(out -> say(out, EMPTY))) {
            for (int i = 0; i < 1_000; i++) {
                assertThat(body(server, expected)).isEqualTo("[]");
            }
            assertThat(server.accepted()).isEqualTo(1);
            assertThat(server.requests()).hasSize(1_000);
        }
    }

    @ParameterizedTest
    @EnumSource
    void get_whereEachResponseEndsTheConnection_connectsAgain(WaitMode expected) throws Exception {
        try (LyingServer server = LyingServer.that(out -> say(out, EMPTY))) {
            for (int i = 0; i < 300; i++) {
                assertThat(body(server, expected)).isEqualTo("[]");
            }
            assertThat(server.accepted()).isEqualTo(300);
            assertThat(server.requests()).hasSize(300);
        }
    }

    /** Unexpected bytes would be read as the next response. */
    @ParameterizedTest
    @EnumSource
    void get_afterAResponseWithMoreBehindIt_connectsAgain(WaitMode expected) throws Exception {
        try (LyingServer server = LyingServer.thatStaysOpen(out -> say(out, EMPTY + EMPTY.replace("[]", "{}")))) {
            assertThat(body(server, expected)).isEqualTo("[]");
            assertThat(body(server, expected)).isEqualTo("[]");
            assertThat(server.accepted()).isEqualTo(2);
        }
    }

    @Test
    void get_afterAResponseThatFollowsLater_connectsAgain() throws Exception {
        CountDownLatch followed = new CountDownLatch(1);
        try (LyingServer server = LyingServer.thatStaysOpen(out -> {
            say(out, EMPTY);
            out.flush();
            say(out, "HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n");
            out.flush();
            followed.countDown();
        })) {
            assertThat(body(server, WaitMode.IMMEDIATE)).isEqualTo("[]");
            followed.await();
            assertThat(body(server, WaitMode.IMMEDIATE)).isEqualTo("[]");
            assertThat(server.requests()).hasSize(2);
        }
    }

    /** Only an idle connection may already be closed by the server; a failure of a new one is a real failure. */
    @ParameterizedTest
    @EnumSource
    void get_withoutResponseOnANewConnection_failsAtOnce(WaitMode expected) throws Exception {
        try (LyingServer server = LyingServer.saying("")) {
            assertThatThrownBy(() -> body(server, expected)).isInstanceOf(IOException.class);
            assertThat(server.accepted()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void get_withoutResponse_endsInTimeAndHangsUp(WaitMode expected) throws Exception {
        assertHangsUp(expected, "");
    }

    @ParameterizedTest
    @EnumSource
    void get_withHalfAResponse_endsInTimeAndHangsUp(WaitMode expected) throws Exception {
        assertHangsUp(expected, "HTTP/1.1 200 OK\r\nContent-Le");
    }

    @ParameterizedTest
    @EnumSource
    void get_byTlsFromWhoSaysNothing_endsInTimeAndHangsUp(WaitMode expected) throws Exception {
        try (Http1Client secured = withTls()) {
            assertHangsUp(secured, "https", expected, "");
        }
    }

    /** If there is an idle connection, the calling thread waits. */
    @Test
    void get_callerWaits_isCompleteAtReturn() throws Exception {
        try (LyingServer server = LyingServer.thatStaysOpen(out -> say(out, EMPTY))) {
            assertThat(body(server, WaitMode.CALLER_WAITS)).isEqualTo("[]");
            await().atMost(LONG).until(() -> workers() == 0);
            for (int i = 0; i < 100; i++) {
                assertThat(get(http, "http", server, WaitMode.CALLER_WAITS, LONG))
                        .isCompletedWithValueMatching(response -> response.status() == 200);
            }
            assertThat(workers()).isZero();
            assertThat(server.accepted()).isEqualTo(1);
        }
    }

    @Test
    void get_callerWaitsWithoutResponse_endsInTime() throws Exception {
        LyingServer[] self = new LyingServer[1];
        try (LyingServer server =
                LyingServer.thatStaysOpen(out -> say(out, self[0].requests().size() == 1 ? EMPTY : "HTTP/1.1 2"))) {
            self[0] = server;
            assertThat(body(server, WaitMode.CALLER_WAITS)).isEqualTo("[]");
            assertThatThrownBy(() -> body(http, "http", server, WaitMode.CALLER_WAITS, SHORT))
                    .isInstanceOf(TimeoutException.class);
            await().atMost(LONG).until(() -> server.connections() == 0);
        }
    }

    @ParameterizedTest
    @EnumSource
    void get_tlsHandshakeLongerThanTheConnectTimeout_isATimeout(WaitMode expected) throws Exception {
        try (Http1Client secured = withTls(SHORT);
                LyingServer server = LyingServer.thatStaysOpen(out -> say(out, ""))) {
            assertThatThrownBy(() -> body(secured, "https", server, expected, LONG))
                    .isInstanceOf(TimeoutException.class);
        }
    }

    /** Some of several agents may use TLS, and others not. */
    @Test
    void get_byHttp_ofAClientThatHasTls_isPlain() throws Exception {
        try (LyingServer server = LyingServer.thatStaysOpen(out -> say(out, EMPTY));
                Http1Client secured = withTls()) {
            assertThat(body(secured, "http", server, WaitMode.IMMEDIATE, LONG)).isEqualTo("[]");
        }
    }

    private static Http1Client withTls() throws Exception {
        return withTls(LONG);
    }

    private static Http1Client withTls(Duration connectTimeout) throws Exception {
        return new Http1Client(
                "http-test",
                Optional.of(SSLContext.getDefault().getSocketFactory()),
                Optional.empty(),
                connectTimeout,
                1_000);
    }

    private void assertHangsUp(WaitMode expected, String beginning) throws Exception {
        assertHangsUp(http, "http", expected, beginning);
    }

    private static void assertHangsUp(Http1Client client, String scheme, WaitMode expected, String beginning)
            throws Exception {
        try (LyingServer server = LyingServer.thatStaysOpen(out -> say(out, beginning))) {
            assertThatThrownBy(() -> body(client, scheme, server, expected, SHORT))
                    .isInstanceOf(TimeoutException.class);
            assertThat(server.accepted()).isEqualTo(1);
            await().atMost(LONG).until(() -> server.connections() == 0);
        }
    }

    @Test
    void get_manyWithLateResponses_waitOnOneThread() throws Exception {
        try (LyingServer server = LyingServer.thatStaysOpen(out -> say(out, ""))) {
            List<CompletableFuture<HttpResponse>> waiting = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                waiting.add(get(http, "http", server, WaitMode.LONG_POLL, LONG));
            }
            await().atMost(LONG).until(() -> server.requests().size() == 50);
            assertThat(waiting).noneMatch(CompletableFuture::isDone);
            // The workers that sent the requests end when they are idle; one thread waits.
            await().atMost(LONG).until(() -> workers() == 1);
        }
    }

    /** Like a frozen agent: its system accepts connections, but there is no response. */
    @Test
    void get_manyThatWaitForAHandshake_takeAFewThreads() throws Exception {
        try (LyingServer server = LyingServer.thatStaysOpen(out -> {});
                Http1Client secured = withTls()) {
            List<CompletableFuture<HttpResponse>> waiting = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                waiting.add(get(secured, "https", server, WaitMode.LONG_POLL, LONG));
            }
            assertThat(workers()).isLessThanOrEqualTo(20);
            waiting.forEach(one -> one.cancel(false));
            await().atMost(LONG).until(() -> server.connections() == 0);
        }
    }

    @ParameterizedTest
    @EnumSource
    void get_thatIsCancelled_hangsUpAtOnce(WaitMode expected) throws Exception {
        try (LyingServer server = LyingServer.thatStaysOpen(out -> {})) {
            CompletableFuture<HttpResponse> response = get(http, "http", server, expected, Duration.ofMinutes(10));
            await().atMost(LONG).until(() -> server.requests().size() == 1);
            response.cancel(false);
            await().atMost(LONG).until(() -> server.connections() == 0);
        }
    }

    @Test
    void get_byANameOfSeveralAddresses_takesTheOneThatResponds() throws Exception {
        InetAddress[] addresses = InetAddress.getAllByName("localhost");
        assumeThat(addresses.length).as("addresses of localhost").isGreaterThan(1);
        try (ServerSocket last = new ServerSocket(0, 1, addresses[addresses.length - 1])) {
            CompletableFuture<HttpResponse> response = http.get(
                    URI.create("http://localhost:" + last.getLocalPort()), "/", Map.of(), LONG, WaitMode.IMMEDIATE);
            try (Socket client = last.accept()) {
                say(client.getOutputStream(), EMPTY);
                assertThat(response.get(LONG.toSeconds(), TimeUnit.SECONDS).status())
                        .isEqualTo(200);
            }
        }
    }

    /** Each address, and the response, gets a part of the time. */
    @Test
    @EnabledOnOs(OS.LINUX) // needs all of 127.0.0.0/8, and clients that wait at a full backlog
    @Timeout(300)
    void get_byANameWhoseFirstAddressIsDead_takesTheNextInTime(@TempDir Path directory) throws Exception {
        Path hosts = Files.writeString(directory.resolve("hosts"), "127.0.0.2 several.test\n127.0.0.1 several.test\n");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djdk.net.hosts.file=" + hosts,
                        "-cp",
                        System.getProperty("java.class.path"),
                        SeveralAddresses.class.getName(),
                        "several.test")
                .redirectErrorStream(true)
                .start();
        try (BufferedReader output = process.inputReader()) {
            assertThat(output.lines()).contains("status 200");
        } finally {
            process.destroyForcibly();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "IMMEDIATE, 0, true", // closed before the request
        "IMMEDIATE, 2, true", // reset, and a retry does no harm
        "CALLER_WAITS, 0, true",
        "CALLER_WAITS, 2, true",
        "LONG_POLL, 2, false", // its index may not be valid at another server
    })
    void get_onAKeptConnectionThatEnds_asksAgainUnlessItWaited(WaitMode expected, long seconds, boolean again)
            throws Exception {
        LyingServer[] self = new LyingServer[1];
        try (LyingServer server = LyingServer.thatStaysOpen(out -> {
            if (self[0].requests().size() == 2 && !self[0].awaitClose(seconds)) {
                throw new IOException("Closed on purpose");
            }
            say(out, EMPTY);
        })) {
            self[0] = server;
            assertThat(body(server, expected)).isEqualTo("[]");
            if (again) {
                assertThat(body(server, expected)).isEqualTo("[]");
            } else {
                assertThatThrownBy(() -> body(server, expected)).isInstanceOf(IOException.class);
            }
            assertThat(server.requests()).hasSize(again ? 3 : 2);
        }
    }

    /**
     * A long poll whose connection is closed at once cannot have waited, unless the machine was stopped for that time.
     */
    @Test
    void get_forLater_onAKeptConnectionThatIsClosed_asksAgain() throws Exception {
        LyingServer[] self = new LyingServer[1];
        try (LyingServer server = LyingServer.thatStaysOpen(out -> {
            if (self[0].requests().size() == 2) {
                throw new IOException("Closed on purpose");
            }
            say(out, EMPTY);
        })) {
            self[0] = server;
            assertThat(body(server, WaitMode.LONG_POLL)).isEqualTo("[]");
            long sent = System.nanoTime();
            try {
                assertThat(body(server, WaitMode.LONG_POLL)).isEqualTo("[]");
            } catch (IOException e) {
                assumeThat(Duration.ofNanos(System.nanoTime() - sent)).isLessThan(Exchange.CLOSE_NOTICED);
                throw e;
            }
        }
    }

    /** A proxy needs the server name to select a server. The JDK omits names without a dot. */
    @ParameterizedTest
    @CsvSource({"localhost, true", "127.0.0.1, false"})
    void get_byTls_namesTheServer(String host, boolean named) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName(host));
                Http1Client secured = withTls()) {
            CompletableFuture<HttpResponse> response = secured.get(
                    URI.create("https://" + host + ':' + server.getLocalPort()),
                    "/",
                    Map.of(),
                    LONG,
                    WaitMode.IMMEDIATE);
            try (Socket client = server.accept()) {
                String hello = new String(client.getInputStream().readNBytes(200), StandardCharsets.ISO_8859_1);
                assertThat(hello.contains(host)).isEqualTo(named);
            }
            assertThatThrownBy(() -> response.get(LONG.toSeconds(), TimeUnit.SECONDS))
                    .hasCauseInstanceOf(IOException.class);
        }
    }

    private String body(LyingServer server, WaitMode expected) throws Exception {
        return body(http, "http", server, expected, LONG);
    }

    private static String body(
            Http1Client client, String scheme, LyingServer server, WaitMode expected, Duration timeout)
            throws Exception {
        try {
            HttpResponse response =
                    get(client, scheme, server, expected, timeout).get(LONG.toSeconds(), TimeUnit.SECONDS);
            return new String(response.body(), StandardCharsets.US_ASCII);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception failure ? failure : e;
        }
    }

    private static CompletableFuture<HttpResponse> get(
            Http1Client client, String scheme, LyingServer server, WaitMode expected, Duration timeout) {
        return client.get(
                URI.create(scheme + "://" + server.address()), "/v1/health/service/app", Map.of(), timeout, expected);
    }

    private static long workers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().matches("http-test-\\d+"))
                .count();
    }

    private static void say(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
