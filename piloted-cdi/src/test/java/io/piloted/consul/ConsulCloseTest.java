package io.piloted.consul;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.piloted.Endpoint;
import io.piloted.Patience;
import io.piloted.ServiceQuery;
import io.piloted.http.LyingServer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Tests that a closed catalog leaves no threads, connections or unfinished lookups. */
class ConsulCloseTest {

    private static final ServiceQuery QUERY = ServiceQuery.of("appserver");

    @Test
    void close_afterLookups_leavesNoThreadAndNoConnection() throws Exception {
        Set<Thread> before = threads();
        try (LyingServer server = keepingAlive()) {
            try (ConsulCatalog catalog = Connections.catalog(server.address())) {
                assertThat(catalog.endpoints(QUERY).toCompletableFuture().get()).isEmpty();
                assertThat(server.connections()).isEqualTo(1);
                assertThat(libraryThreads(before)).isNotEmpty().allMatch(Thread::isDaemon);
            }
            await().atMost(Patience.LIMIT)
                    .untilAsserted(() -> assertThat(libraryThreads(before)).isEmpty());
            await().atMost(Patience.LIMIT).until(() -> server.connections() == 0);
        }
    }

    @Test
    void close_duringALookup_failsItAndEndsTheThreads() throws Exception {
        Set<Thread> before = threads();
        LyingServer[] self = new LyingServer[1];
        try (LyingServer server = LyingServer.that(out -> self[0].awaitClose())) {
            self[0] = server;
            CompletableFuture<List<Endpoint>> lookup;
            try (ConsulCatalog catalog = Connections.catalog(server.address())) {
                lookup = catalog.endpoints(QUERY).toCompletableFuture();
                await().atMost(Patience.LIMIT).until(() -> server.requests().size() == 1);
            }
            assertThatThrownBy(lookup::get).hasMessageContaining("PILOT02105");
            await().atMost(Patience.LIMIT)
                    .untilAsserted(() -> assertThat(libraryThreads(before)).isEmpty());
        }
    }

    @Test
    void endpoints_afterClose_fail() {
        ConsulCatalog catalog = Connections.catalog("127.0.0.1:1");
        catalog.close();
        assertThatThrownBy(() -> catalog.endpoints(QUERY).toCompletableFuture().get())
                .hasMessageContaining("PILOT02105");
    }

    @Test
    void reconnect_toAnotherToken_usesItAndEndsTheOldThreads() throws Exception {
        Set<Thread> before = threads();
        try (LyingServer server = keepingAlive();
                ConsulCatalog catalog = Connections.catalog(server.address())) {
            catalog.endpoints(QUERY).toCompletableFuture().get();
            catalog.reconnect(Connections.to(server.address(), "rotated"));
            catalog.endpoints(QUERY).toCompletableFuture().get();
            assertThat(server.requests()).hasSize(2);
            assertThat(server.requests().get(1)).containsIgnoringCase("X-Consul-Token: rotated");
            await().atMost(Patience.LIMIT).until(() -> server.connections() == 1);
            await().atMost(Patience.LIMIT)
                    .untilAsserted(() -> assertThat(libraryThreads(before).stream()
                                    .filter(thread -> thread.getName().equals("piloted-consul-timer")))
                            .hasSize(1));
        }
    }

    /** A server that responds to one request of each connection, and then keeps the connection open. */
    private static LyingServer keepingAlive() {
        return LyingServer.thatStaysOpen(out ->
                out.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n[]".getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static Set<Thread> libraryThreads(Set<Thread> before) {
        Set<Thread> now = threads();
        now.removeAll(before);
        return now;
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("piloted-consul"))
                .collect(Collectors.toSet());
    }
}
