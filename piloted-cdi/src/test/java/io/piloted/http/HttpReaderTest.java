package io.piloted.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests of the rules of RFC 9112: where a response ends, which responses are invalid, and when the connection can be
 * reused.
 */
class HttpReaderTest {

    private static final int LIMIT = 300_000;
    private static final String OK = "HTTP/1.1 200 OK\r\n";

    /** The response with Java's escapes, its status and body, and whether the connection can be reused. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            HTTP/1.1 200 OK\\r\\nContent-Length: 2\\r\\n\\r\\n[]                                     | 200 | []  | true
            HTTP/1.1 200\\r\\nContent-Length: 2\\r\\n\\r\\n[]                                        | 200 | []  | true
            HTTP/1.1 200 \\r\\ncontent-LENGTH:2 \\r\\n\\r\\n[]                                       | 200 | []  | true
            HTTP/1.1 200 OK\\nContent-Length: 2\\n\\n[]                                              | 200 | []  | true
            HTTP/1.1 200 OK\\r\\nContent-Length: 2\\r\\nContent-Length: 2\\r\\n\\r\\n[]              | 200 | []  | true
            HTTP/1.1 403 No\\r\\nContent-Length: 0\\r\\n\\r\\n                                       | 403 | ''  | true
            HTTP/1.1 204 No Content\\r\\n\\r\\n                                                      | 204 | ''  | true
            HTTP/1.1 304 Not Modified\\r\\nContent-Length: 7\\r\\n\\r\\n                             | 304 | ''  | true
            HTTP/1.1 100 Continue\\r\\n\\r\\nHTTP/1.1 200 OK\\r\\nContent-Length: 2\\r\\n\\r\\n[]    | 200 | []  | true
            HTTP/1.1 103 Hints\\r\\nA: b\\r\\n\\r\\nHTTP/1.1 200 OK\\r\\nContent-Length: 0\\r\\n\\r\\n | 200 | '' | true
            HTTP/1.1 200 OK\\r\\nConnection: close\\r\\nContent-Length: 2\\r\\n\\r\\n[]              | 200 | []  | false
            HTTP/1.1 200 OK\\r\\nconnection: Close\\r\\nContent-Length: 2\\r\\n\\r\\n[]              | 200 | []  | false
            HTTP/1.1 200 OK\\r\\nConnection: foo, close\\r\\nContent-Length: 2\\r\\n\\r\\n[]         | 200 | []  | false
            HTTP/1.1 200 OK\\r\\nConnection: foo\\r\\nConnection: Close ,bar\\r\\nContent-Length: 2\\r\\n\\r\\n[] | 200 | [] | false
            HTTP/1.1 200 OK\\r\\nConnection: foo,\\r\\n\\tclose\\r\\nContent-Length: 2\\r\\n\\r\\n[] | 200 | [] | false
            HTTP/1.1 200 OK\\r\\nConnection: closed\\r\\nContent-Length: 2\\r\\n\\r\\n[]             | 200 | []  | true
            HTTP/1.1 200 OK\\r\\nA: b\\r\\n c: d\\r\\nContent-Length:\\r\\n \\t2\\r\\n\\r\\n[] | 200 | []  | true
            HTTP/1.0 200 OK\\r\\nContent-Length: 2\\r\\n\\r\\n[]                                     | 200 | []  | false
            HTTP/1.1 200 OK\\r\\n\\r\\n[]                                                            | 200 | []  | false
            HTTP/1.1 200 OK\\r\\nContent-Length: 2\\r\\n\\r\\n[]HTTP/1.1 200 OK\\r\\n                | 200 | []  | false
            HTTP/1.1 200 OK\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n2\\r\\n[]\\r\\n0\\r\\n\\r\\n  | 200 | []  | true
            HTTP/1.1 200 OK\\r\\nTransfer-Encoding: Chunked\\r\\n\\r\\n1\\r\\n[\\r\\n01\\r\\n]\\r\\n00\\r\\n\\r\\n | 200 | [] | true
            HTTP/1.1 200 OK\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n2;a=b\\r\\n[]\\r\\n0;c\\r\\nTrailer: x\\r\\nOther: y\\r\\n\\r\\n | 200 | [] | true
            HTTP/1.1 200 OK\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\nA\\r\\n[12345678]\\r\\n0\\r\\n\\r\\n | 200 | [12345678] | true
            HTTP/1.1 200 OK\\r\\nTransfer-Encoding: chunked\\r\\nContent-Length: 7\\r\\n\\r\\n2\\r\\n[]\\r\\n0\\r\\n\\r\\n | 200 | [] | false
            """)
    void read_aResponse_endsWhereItEnds(String response, int status, String body, boolean lasting) throws IOException {
        byte[] bytes = response.translateEscapes().getBytes(StandardCharsets.ISO_8859_1);
        for (int piece = 1; piece <= bytes.length; piece++) {
            HttpReader reader = new HttpReader(inPieces(bytes, piece), LIMIT);
            HttpResponse read = reader.read();
            assertThat(read.status()).isEqualTo(status);
            assertThat(read.body()).asString(StandardCharsets.ISO_8859_1).isEqualTo(body);
            if (piece == bytes.length) {
                // Bytes after a response are noticed only when they have arrived.
                assertThat(reader.isReusable()).isEqualTo(lasting);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "H",
                "\r\n",
                "\n\n",
                "SSH-2.0-OpenSSH_9.2\r\n",
                "HTTP/2 200\r\n\r\n",
                "HTTP/1.1 200",
                "HTTP/1.1 200 OK\r\n",
                "HTTP/1.1 2000 OK\r\n\r\n",
                "HTTP/1.1 20 OK\r\n\r\n",
                "HTTP/1.1 099 OK\r\n\r\n",
                "HTTP/1.1  200 OK\r\n\r\n",
                "HTTP/1.1200 OK\r\n\r\n",
                "HTTP/1.1 2x0 OK\r\n\r\n",
                "HTTP/1.1 200 OK\r\nwithout colon\r\n\r\n",
                "HTTP/1.1 200 OK\r\nName : value\r\n\r\n",
                "HTTP/1.1 200 OK\r\n: value\r\n\r\n",
                "HTTP/1.1 200 OK\r\n folded: status line\r\n\r\n",
                "HTTP/1.1 200 OK\r\nName: value\r\n fol\rded\r\n\r\n",
                "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nName: val\rue\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n[]",
                "HTTP/1.1 200 OK\r\nContent-Length: +2\r\n\r\n[]",
                "HTTP/1.1 200 OK\r\nContent-Length: 2, 2\r\n\r\n[]",
                "HTTP/1.1 200 OK\r\nContent-Length: \r\n\r\n[]",
                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n[]",
                "HTTP/1.1 200 OK\r\nContent-Length: 9999999999999999999\r\n\r\n[]",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n[]\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n[]\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n[]\r\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n[]0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n[]\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n[]\r\n0\r\nTrailer: x\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0000000000000000\r\n\r\n",
            })
    void read_invalidResponses_fail(String response) {
        byte[] bytes = response.getBytes(StandardCharsets.ISO_8859_1);
        for (int piece = 1; piece <= Math.max(1, bytes.length); piece++) {
            HttpReader reader = new HttpReader(inPieces(bytes, piece), LIMIT);
            assertThatThrownBy(reader::read).isInstanceOf(IOException.class);
            assertThat(reader.hasBegun()).isEqualTo(bytes.length > 0);
            assertThat(reader.isReusable()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 8_191, 8_192, 8_193, 65_535, 65_536, 65_537, 131_073, LIMIT})
    void read_aBodyUpToTheLimit_isWhole(int size) throws IOException {
        byte[] body = new byte[size];
        IntStream.range(0, size).forEach(i -> body[i] = (byte) (i * 31));
        String text = new String(body, StandardCharsets.ISO_8859_1);
        for (String response : List.of(
                OK + "Content-Length: " + size + "\r\n\r\n" + text,
                OK + "\r\n" + text,
                chunked(text, 5),
                chunked(text, 4_000))) {
            for (int piece : List.of(1_000, 8_192, 1_000_000)) {
                InputStream in = inPieces(response.getBytes(StandardCharsets.ISO_8859_1), piece);
                assertThat(new HttpReader(in, LIMIT).read().body()).isEqualTo(body);
            }
        }
    }

    @Test
    void read_carriageReturnsWithoutEnd_fails() {
        String flood = "\r".repeat(70_000);
        assertThatThrownBy(() -> read(OK + "Transfer-Encoding: chunked\r\n\r\n2" + flood))
                .hasMessageContaining("65536 bytes");
        assertThatThrownBy(() -> read(OK + "Transfer-Encoding: chunked\r\n\r\n2\r\n[]" + flood))
                .hasMessageContaining("65536 bytes");
    }

    @Test
    void read_aBodyBeyondTheLimit_failsAsTooLarge() {
        String text = "x".repeat(LIMIT + 1);
        for (String response : List.of(
                OK + "Content-Length: " + text.length() + "\r\n\r\n",
                OK + "\r\n" + text,
                chunked(text, 1_000),
                OK + "Transfer-Encoding: chunked\r\n\r\n" + "f".repeat(15) + "\r\n")) {
            assertThatThrownBy(() -> read(response)).isInstanceOf(TooLargeException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {8_000, 8_200, 16_384, 60_000})
    void read_aLargeHead_isUnderstood(int size) throws IOException {
        HttpResponse response = read(OK + "Large: " + "x".repeat(size) + "\r\nContent-Length: 2\r\nLast: 7\r\n\r\n[]");
        assertThat(response.header("LARGE"))
                .hasValueSatisfying(value -> assertThat(value).hasSize(size));
        assertThat(response.header("last")).contains("7");
        assertThat(response.header("las")).isEmpty();
        assertThat(response.body()).asString().isEqualTo("[]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                OK + "Large: %s\r\n\r\n",
                OK + "Transfer-Encoding: chunked\r\n\r\n2;%s\r\n[]\r\n0\r\n\r\n",
                OK + "Transfer-Encoding: chunked\r\n\r\n0\r\nLarge: %s\r\n\r\n",
            })
    void read_moreThan64KilobytesBesideTheBody_fails(String response) {
        assertThatThrownBy(() -> read(response.formatted("x".repeat(66_000)))).hasMessageContaining("65536 bytes");
    }

    private static String chunked(String text, int size) {
        StringBuilder response = new StringBuilder(OK + "Transfer-Encoding: chunked\r\n\r\n");
        for (int i = 0; i < text.length(); i += size) {
            String chunk = text.substring(i, Math.min(text.length(), i + size));
            response.append(Integer.toHexString(chunk.length()))
                    .append("\r\n")
                    .append(chunk)
                    .append("\r\n");
        }
        return response.append("0\r\n\r\n").toString();
    }

    private static HttpResponse read(String response) throws IOException {
        return new HttpReader(new ByteArrayInputStream(response.getBytes(StandardCharsets.ISO_8859_1)), LIMIT).read();
    }

    /** A stream that, like a network, returns at most this many bytes at once. */
    private static InputStream inPieces(byte[] bytes, int size) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] into, int from, int length) {
                return super.read(into, from, Math.min(length, size));
            }
        };
    }
}
