package io.piloted.consul;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.piloted.Endpoint;
import io.piloted.Patience;
import io.piloted.ServiceQuery;
import io.piloted.http.LyingServer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Tests that exactly a repeated response is found in the cache (C3.2). */
class ResponseCacheTest {

    private static final ServiceQuery QUERY = ServiceQuery.of("app");

    private final ResponseCache cache = new ResponseCache();
    private final AtomicInteger mapped = new AtomicInteger();

    @Test
    void response_withTheSameBytes_isTheSameAndNotMappedAgain() {
        MappedResponse first = response(QUERY, "a");
        assertThat(response(QUERY, "a")).isSameAs(first);
        assertThat(mapped).hasValue(1);
    }

    @Test
    void response_withOtherBytes_isMapped() {
        response(QUERY, "a");
        assertThat(response(QUERY, "b").endpoints()).containsExactly(Endpoint.of("b", 1));
        assertThat(response(QUERY, "a").endpoints()).containsExactly(Endpoint.of("a", 1));
        assertThat(mapped).hasValue(3);
    }

    @Test
    void response_toAnotherQuery_isMapped() {
        response(QUERY, "a");
        response(ServiceQuery.of("other"), "a");
        assertThat(mapped).hasValue(2);
    }

    @Test
    void response_thatCannotBeMapped_isNotKept() {
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> cache.response(QUERY, bytes("a"), json -> {
                        throw new IllegalStateException("invalid");
                    }))
                    .hasMessage("invalid");
        }
        response(QUERY, "a");
        assertThat(mapped).hasValue(1);
    }

    /** With a catalog: a response that changes in only one byte. */
    @Test
    void endpoints_ofAnAgent_areThoseOfItsLatestResponse() throws Exception {
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

    private MappedResponse response(ServiceQuery query, String body) {
        return cache.response(query, bytes(body), json -> {
            mapped.incrementAndGet();
            return List.of(MappedEntry.of(Endpoint.of(body, 1)));
        });
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
