package io.piloted.consul;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.piloted.PilotedException;
import io.piloted.ServiceQuery;
import io.piloted.http.LyingServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests of responses that try to use much memory or time (C5.4). Maven runs this class with a heap of 128 MB, and each
 * response would need more.
 */
@Tag("small-heap")
class HostileResponsesTest {

    private static final long HUNDRED_MEGABYTES = 100L << 20;
    private static final String OK = "HTTP/1.1 200 OK\r\n";

    @Test
    void heap_isSmall() {
        assertThat(Runtime.getRuntime().maxMemory()).isLessThan(HUNDRED_MEGABYTES + HUNDRED_MEGABYTES / 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 104857600", "Connection: close", "X: y"})
    void body_of100Megabytes_isGivenUpAtTheLimit(String header) throws Exception {
        assertFails("PILOT02119", out -> {
            say(out, OK + header + "\r\n\r\n[");
            repeat(out, " ".repeat(65_536), HUNDRED_MEGABYTES);
        });
    }

    @Test
    void chunks_withoutEnd_areGivenUpAtTheLimit() throws Exception {
        assertFails("PILOT02119", out -> {
            say(out, OK + "Transfer-Encoding: chunked\r\n\r\n");
            repeat(out, "10000\r\n" + " ".repeat(65_536) + "\r\n", HUNDRED_MEGABYTES);
        });
    }

    @Test
    void chunks_ofOneByte_areNoMore() throws Exception {
        assertFails("PILOT021", out -> {
            say(out, OK + "Transfer-Encoding: chunked\r\n\r\n");
            repeat(out, "1\r\n \r\n".repeat(10_000), HUNDRED_MEGABYTES);
        });
    }

    @Test
    void chunkHeader_withoutEnd_fails() throws Exception {
        assertFails("PILOT021", out -> {
            say(out, OK + "Transfer-Encoding: chunked\r\n\r\n1;");
            repeat(out, "x".repeat(65_536), HUNDRED_MEGABYTES);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200 ", "HTTP/1.1 200 OK\r\nX: "})
    void line_withoutEnd_fails(String beginning) throws Exception {
        assertFails("PILOT021", out -> {
            say(out, beginning);
            repeat(out, "x".repeat(65_536), 4 * HUNDRED_MEGABYTES);
        });
    }

    @Test
    void headers_withoutEnd_fail() throws Exception {
        assertFails("PILOT021", out -> {
            say(out, OK);
            repeat(out, "X-Flood: " + "x".repeat(1000) + "\r\n", 4 * HUNDRED_MEGABYTES);
        });
    }

    @Test
    void responses_invalidAndEndless_fail() throws Exception {
        assertFails("PILOT021", out -> repeat(out, "HTTP/1.1 100 Continue\r\n\r\n", HUNDRED_MEGABYTES));
    }

    /** The library requests no encoding, and decodes none. */
    @Test
    void gzip_ofLittleThatIsMuch_isNotUnpacked() throws Exception {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (OutputStream zip = new GZIPOutputStream(bomb)) {
            repeat(zip, " ".repeat(65_536), 2 * HUNDRED_MEGABYTES);
        }
        try (LyingServer server = LyingServer.that(out -> {
            say(out, OK + "Content-Encoding: gzip\r\nContent-Length: " + bomb.size() + "\r\n\r\n");
            bomb.writeTo(out);
        })) {
            assertFails(server, Connections.TIMEOUT, "PILOT02125");
            assertThat(server.requests()).singleElement().asString().contains("Accept-Encoding: identity\r\n");
        }
    }

    /** JSON of the maximum length, with the most expensive structure. */
    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"Service\":", "[{\"Node\":{\"TaggedAddresses\":{\"a\":"})
    void json_deep_fails(String open) throws Exception {
        assertFails("PILOT021", out -> {
            say(out, OK + "\r\n");
            repeat(out, open, 15L << 20);
        });
    }

    @Test
    void json_aNumberOfAllDigits_fails() throws Exception {
        assertFails("PILOT021", out -> {
            say(out, OK + "\r\n[{\"Node\":{},\"Service\":{\"Address\":\"a\",\"Port\":");
            repeat(out, "9".repeat(1000), 200_000);
            say(out, "}}]");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\uFEFF[]", "[]\0", "[\"\\ud800\"]", "[\"\u0000\"]", "\0", "[{\"Node\":{\"Node\":\"\u00ff\"}}]"})
    void json_oddCharacters_failOrAreIgnored(String body) throws Exception {
        try (LyingServer server = LyingServer.that(out -> {
                    say(out, OK + "\r\n");
                    out.write(body.getBytes(
                            body.contains("\u00ff") ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8));
                });
                ConsulCatalog catalog = Connections.catalog(server.address())) {
            try {
                assertThat(catalog.endpoints(ServiceQuery.of("app"))
                                .toCompletableFuture()
                                .get(1, TimeUnit.MINUTES))
                        .isEmpty();
            } catch (ExecutionException e) {
                assertThat(e.getCause()).isInstanceOf(PilotedException.class).hasMessageStartingWith("PILOT021");
            }
        }
    }

    @Test
    void body_ofOneByteASecond_endsInTime() throws Exception {
        LyingServer[] self = new LyingServer[1];
        try (LyingServer server = LyingServer.that(out -> {
            say(out, OK + "Content-Length: 1000\r\n\r\n");
            do {
                say(out, " ");
                out.flush();
            } while (!self[0].awaitClose(1));
        })) {
            self[0] = server;
            assertFails(server, Duration.ofMillis(2500), "PILOT02102");
            await().atMost(Duration.ofMinutes(1)).until(() -> server.connections() == 0);
        }
    }

    private static void assertFails(String code, LyingServer.Response response) throws IOException {
        try (LyingServer server = LyingServer.that(response)) {
            assertFails(server, Connections.TIMEOUT, code);
        }
    }

    private static void assertFails(LyingServer server, Duration timeout, String code) {
        try (ConsulCatalog catalog =
                new ConsulCatalog(Connections.to(server.address()), Connections.OPTIONS, timeout)) {
            assertThatThrownBy(() -> catalog.endpoints(ServiceQuery.of("app"))
                            .toCompletableFuture()
                            .get(2, TimeUnit.MINUTES))
                    .cause()
                    .isInstanceOf(PilotedException.class)
                    .hasMessageStartingWith(code);
        }
    }

    private static void say(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void repeat(OutputStream out, String piece, long size) throws IOException {
        byte[] bytes = piece.getBytes(StandardCharsets.ISO_8859_1);
        for (long sent = 0; sent < size; sent += bytes.length) {
            out.write(bytes);
        }
    }
}
