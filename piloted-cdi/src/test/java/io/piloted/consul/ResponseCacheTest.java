package io.piloted.consul;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.piloted.Endpoint;
import io.piloted.Patience;
import io.piloted.ServiceQuery;
import io.piloted.http.LyingServer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Tests that exactly a repeated response is found in the cache (C3.2). */
class ResponseCacheTest {

    private static final ServiceQuery QUERY = ServiceQuery.of("app");

    private final ResponseCache answers = new ResponseCache();
    private final AtomicInteger read = new AtomicInteger();

    @Test
    void endpoints_ofTheSameAnswer_areTheSameAndNotReadAgain() {
        List<Endpoint> first = endpoints(QUERY, "a");
        assertThat(endpoints(QUERY, "a")).isSameAs(first);
        assertThat(read).hasValue(1);
    }

    @Test
    void endpoints_ofAnotherAnswer_areRead() {
        endpoints(QUERY, "a");
        assertThat(endpoints(QUERY, "b")).containsExactly(Endpoint.of("b", 1));
        assertThat(endpoints(QUERY, "a")).containsExactly(Endpoint.of("a", 1));
        assertThat(read).hasValue(3);
    }

    @Test
    void endpoints_ofAnotherQuery_areRead() {
        endpoints(QUERY, "a");
        endpoints(ServiceQuery.of("other"), "a");
        assertThat(read).hasValue(2);
    }

    @Test
    void endpoints_ofAnAnswerThatFailed_areReadAgain() {
        Supplier<List<Endpoint>> failing = () -> {
            throw new IllegalStateException("no answer");
        };
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> answers.endpoints(QUERY, bytes("a"), failing))
                    .hasMessage("no answer");
        }
        endpoints(QUERY, "a");
        assertThat(read).hasValue(1);
    }

    @Test
    void endpoints_thatNobodyServesAnyLonger_areForgotten() {
        List<List<Endpoint>> serving = new ArrayList<>();
        serving.add(endpoints(QUERY, "a"));
        System.gc();
        assertThat(endpoints(QUERY, "a")).isSameAs(serving.get(0));
        serving.clear();
        await().atMost(Patience.LIMIT).until(() -> {
            System.gc();
            endpoints(QUERY, "a");
            return read.get() > 1;
        });
    }

    /** With a catalog: a response that changes in only one byte. */
    @Test
    void endpoints_ofAnAgent_areThoseOfItsLatestAnswer() throws Exception {
        AtomicInteger port = new AtomicInteger(8001);
        try (LyingServer server = LyingServer.thatStaysOpen(out -> {
                    String body = "[{\"Node\":{},\"Service\":{\"Address\":\"10.0.0.1\",\"Port\":" + port + "}}]";
                    out.write(bytes("HTTP/1.1 200 OK\r\nX-Consul-Index: " + port + "\r\nContent-Length: "
                            + body.length() + "\r\n\r\n" + body));
                });
                ConsulCatalog catalog = Connections.catalog(server.address())) {
            List<Endpoint> first = lookUp(catalog);
            assertThat(first).containsExactly(Endpoint.of("10.0.0.1", 8001));
            assertThat(lookUp(catalog)).isSameAs(first);
            port.set(8002);
            assertThat(lookUp(catalog)).containsExactly(Endpoint.of("10.0.0.1", 8002));
        }
    }

    private static List<Endpoint> lookUp(ConsulCatalog catalog) throws Exception {
        return catalog.endpoints(QUERY).toCompletableFuture().get(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS);
    }

    private List<Endpoint> endpoints(ServiceQuery query, String answer) {
        return answers.endpoints(query, bytes(answer), () -> {
            read.incrementAndGet();
            return List.of(Endpoint.of(answer, 1));
        });
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
