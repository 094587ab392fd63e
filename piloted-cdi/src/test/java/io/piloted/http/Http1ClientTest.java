package io.piloted.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.piloted.http.Http1Client.Answer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** C3.2, C5.4: what becomes of connections: used again, opened anew, ended in time. */
class Http1ClientTest {

    private static final String EMPTY = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n[]";
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(300);

    private final Http1Client http = new Http1Client("http-test", Optional.empty(), Optional.empty(), LONG, 1_000_000);

    @AfterEach
    void close() {
        http.close();
    }

    @ParameterizedTest
    @EnumSource
    void get_oneAfterTheOther_usesOneConnection(Answer expected) throws Exception {
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
    void get_whereEachAnswerEndsTheConnection_connectsAgain(Answer expected) throws Exception {
        try (LyingServer server = LyingServer.that(out -> say(out, EMPTY))) {
            for (int i = 0; i < 300; i++) {
                assertThat(body(server, expected)).isEqualTo("[]");
            }
            assertThat(server.accepted()).isEqualTo(300);
            assertThat(server.requests()).hasSize(300);
        }
    }

    /** What came unasked would be taken for the next answer. */
    @ParameterizedTest
    @EnumSource
    void get_afterAnAnswerWithMoreBehindIt_connectsAgain(Answer expected) throws Exception {
        try (LyingServer server = LyingServer.thatStaysOpen(out -> say(out, EMPTY + EMPTY.replace("[]", "{}")))) {
            assertThat(body(server, expected)).isEqualTo("[]");
            assertThat(body(server, expected)).isEqualTo("[]");
            assertThat(server.accepted()).isEqualTo(2);
        }
    }

    @Test
    void get_afterAnAnswerThatFollowsLater_connectsAgain() throws Exception {
        try (LyingServer server = LyingServer.thatStaysOpen(out -> {
            say(out, EMPTY);
            out.flush();
            say(out, "HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n");
        })) {
            assertThat(body(server, Answer.SOON)).isEqualTo("[]");
            assertThat(body(server, Answer.SOON)).isEqualTo("[]");
            assertThat(server.requests()).hasSize(2);
        }
    }

    /** One that was kept may be dead already; a new one that fails has failed. */
    @ParameterizedTest
    @EnumSource
    void get_withoutAnswerOnANewConnection_failsAtOnce(Answer expected) throws Exception {
        try (LyingServer server = LyingServer.saying("")) {
            assertThatThrownBy(() -> body(server, expected)).isInstanceOf(IOException.class);
            assertThat(server.accepted()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void get_withoutAnswer_endsInTimeAndHangsUp(Answer expected) throws Exception {
        assertHangsUp(expected, "");
    }

    @ParameterizedTest
    @EnumSource
    void get_withHalfAnAnswer_endsInTimeAndHangsUp(Answer expected) throws Exception {
        assertHangsUp(expected, "HTTP/1.1 200 OK\r\nContent-Le");
    }

    @ParameterizedTest
    @EnumSource
    void get_byTlsFromWhoSaysNothing_endsInTimeAndHangsUp(Answer expected) throws Exception {
        try (Http1Client secured = withTls()) {
            assertHangsUp(secured, "https", expected, "");
        }
    }

    /** Of several agents, some may have TLS and others not. */
    @Test
    void get_byHttp_ofAClientThatHasTls_isPlain() throws Exception {
        try (LyingServer server = LyingServer.thatStaysOpen(out -> say(out, EMPTY));
                Http1Client secured = withTls()) {
            assertThat(body(secured, "http", server, Answer.SOON, LONG)).isEqualTo("[]");
        }
    }

    private static Http1Client withTls() throws Exception {
        return new Http1Client(
                "http-test", Optional.of(SSLContext.getDefault().getSocketFactory()), Optional.empty(), LONG, 1_000);
    }

    private void assertHangsUp(Answer expected, String beginning) throws Exception {
        assertHangsUp(http, "http", expected, beginning);
    }

    private static void assertHangsUp(Http1Client client, String scheme, Answer expected, String beginning)
            throws Exception {
        try (LyingServer server = LyingServer.thatStaysOpen(out -> say(out, beginning))) {
            assertThatThrownBy(() -> body(client, scheme, server, expected, SHORT))
                    .isInstanceOf(TimeoutException.class);
            assertThat(server.accepted()).isEqualTo(1);
            await().until(() -> server.connections() == 0);
        }
    }

    @Test
    void get_manyThatAreAnsweredLater_waitOnOneThread() throws Exception {
        try (LyingServer server = LyingServer.thatStaysOpen(out -> say(out, ""))) {
            List<CompletableFuture<HttpAnswer>> waiting = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                waiting.add(get(http, "http", server, Answer.LATER, LONG));
            }
            await().until(() -> server.requests().size() == 50);
            assertThat(waiting).noneMatch(CompletableFuture::isDone);
            // The workers that asked go once they have been idle; those that wait are one.
            await().atMost(LONG).until(() -> workers() == 1);
        }
    }

    @Test
    void get_byANameOfSeveralAddresses_takesTheOneThatAnswers() throws Exception {
        InetAddress[] addresses = InetAddress.getAllByName("localhost");
        assumeThat(addresses.length).as("addresses of localhost").isGreaterThan(1);
        try (ServerSocket last = new ServerSocket(0, 1, addresses[addresses.length - 1])) {
            CompletableFuture<HttpAnswer> answer =
                    http.get(URI.create("http://localhost:" + last.getLocalPort()), "/", Map.of(), LONG, Answer.SOON);
            try (Socket client = last.accept()) {
                say(client.getOutputStream(), EMPTY);
                assertThat(answer.get(10, TimeUnit.SECONDS).status()).isEqualTo(200);
            }
        }
    }

    private String body(LyingServer server, Answer expected) throws Exception {
        return body(http, "http", server, expected, LONG);
    }

    private static String body(Http1Client client, String scheme, LyingServer server, Answer expected, Duration timeout)
            throws Exception {
        try {
            HttpAnswer answer = get(client, scheme, server, expected, timeout).get(20, TimeUnit.SECONDS);
            return new String(answer.body(), StandardCharsets.US_ASCII);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception failure ? failure : e;
        }
    }

    private static CompletableFuture<HttpAnswer> get(
            Http1Client client, String scheme, LyingServer server, Answer expected, Duration timeout) {
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
