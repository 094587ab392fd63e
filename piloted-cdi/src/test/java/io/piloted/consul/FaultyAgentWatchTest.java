package io.piloted.consul;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.piloted.Endpoint;
import io.piloted.LogLines;
import io.piloted.ServiceQuery;
import io.piloted.http.LyingServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of a watch with an agent that breaks the rules of blocking queries. */
class FaultyAgentWatchTest {

    @TempDir
    Path folder;

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final ServiceQuery QUERY = ServiceQuery.of("app");

    private final List<List<Endpoint>> found = new CopyOnWriteArrayList<>();

    @Test
    void follow_agentThatNeverWaits_sendsOneRequestASecond() throws Exception {
        try (LyingServer server = responding("X-Consul-Index: 0\r\n");
                ConsulCatalog catalog = Connections.catalog(server.address());
                ConsulWatch watch = watch(catalog)) {
            long begin = System.nanoTime();
            watch.follow(List.of(QUERY));
            await().atMost(SOON).until(() -> found.size() >= TokenBucket.BURST + 3);

            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(TokenBucket.REFILL.multipliedBy(2));
            assertThat(server.requests().get(0)).doesNotContain("index=");
            assertThat(server.requests().subList(1, TokenBucket.BURST))
                    .allSatisfy(request -> assertThat(request).contains("&index=1&wait=60000ms "));
        }
    }

    @Test
    void follow_indexGoesBackwards_startsWithoutAVersion() throws Exception {
        startsWithoutAVersion(900, 1, 7);
    }

    /** When a snapshot is restored, Consul ends its queries, without a new index. */
    @Test
    void follow_earlyResponseWithoutANewerVersion_startsWithoutAVersion() throws Exception {
        startsWithoutAVersion(16, 2, 13);
    }

    /** Uses a server whose first responses have one index, and all later ones another index. */
    private void startsWithoutAVersion(int first, int responses, int other) throws Exception {
        LyingServer[] self = new LyingServer[1];
        try (LyingServer server = LyingServer.that(out -> {
                    int count = self[0].requests().size();
                    out.write(response("X-Consul-Index: " + (count <= responses ? first : other) + "\r\n"));
                    if (count > 3) {
                        self[0].awaitClose();
                    }
                });
                ConsulCatalog catalog = Connections.catalog(server.address());
                ConsulWatch watch = watch(catalog)) {
            self[0] = server;
            watch.follow(List.of(QUERY));
            await().atMost(SOON).until(() -> server.requests().size() >= 4);

            assertThat(server.requests().get(1)).contains("index=" + first + "&");
            assertThat(server.requests().get(2)).doesNotContain("index=");
            assertThat(server.requests().get(3)).contains("index=" + other + "&");
        }
    }

    /** An agent allows a client 200 connections, and a query may wait for a minute. */
    @Test
    void follow_serviceNoLongerFollowed_closesItsConnectionAtOnce() throws Exception {
        try (LyingServer server = LyingServer.thatStaysOpen((head, out) -> {
                    if (!head.contains("index=")) {
                        out.write("HTTP/1.1 200 OK\r\nX-Consul-Index: 7\r\nContent-Length: 2\r\n\r\n[]"
                                .getBytes(StandardCharsets.ISO_8859_1));
                    }
                });
                ConsulCatalog catalog = Connections.catalog(server.address());
                ConsulWatch watch = watch(catalog)) {
            watch.follow(List.of(QUERY));
            await().atMost(SOON).until(() -> server.requests().size() == 2);
            assertThat(server.connections()).isEqualTo(1);
            watch.follow(List.of());
            // Long before the query ends, and before idle connections are closed.
            await().atMost(SOON).until(() -> server.connections() == 0);
        }
    }

    @Test
    void follow_moreServicesThanAnAgentAllows_pollsTheOthersInTurns() throws Exception {
        LyingServer[] self = new LyingServer[1];
        List<ServiceQuery> queries = IntStream.range(0, LongPolls.MOST + 20)
                .mapToObj(i -> ServiceQuery.of("app" + i))
                .toList();
        Set<ServiceQuery> responded = ConcurrentHashMap.newKeySet();
        try (LogLines log = new LogLines();
                LyingServer server = LyingServer.thatStaysOpen((head, out) -> {
                    if (head.contains("index=")) {
                        self[0].awaitClose();
                    }
                    out.write("HTTP/1.1 200 OK\r\nX-Consul-Index: 7\r\nContent-Length: 2\r\n\r\n[]"
                            .getBytes(StandardCharsets.ISO_8859_1));
                });
                ConsulCatalog catalog = Connections.catalog(server.address());
                ConsulWatch watch = new ConsulWatch(catalog, (query, endpoints) -> responded.add(query), () -> {})) {
            self[0] = server;
            watch.follow(queries);
            await().atMost(Duration.ofMinutes(1)).until(() -> responded.size() == queries.size());
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> waiting(server) == LongPolls.MOST && server.connections() <= LongPolls.MOST + 1);
            // The next round.
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> requests(server, "/app" + (queries.size() - 1) + "?") >= 2);
            assertThat(waiting(server)).isEqualTo(LongPolls.MOST);
            assertThat(log.of("PILOT02142")).singleElement().asString().contains("20 of " + queries.size());
        }
    }

    /** While some services wait for connections that earlier services still use. */
    @Test
    void follow_anotherConsulAfterOtherServices_continuesAtOnce() throws Exception {
        LyingServer.ResponseTo holding = (head, out) -> {
            if (!head.contains("index=")) {
                out.write("HTTP/1.1 200 OK\r\nX-Consul-Index: 7\r\nContent-Length: 2\r\n\r\n[]"
                        .getBytes(StandardCharsets.ISO_8859_1));
            }
        };
        try (LyingServer first = LyingServer.thatStaysOpen(holding);
                LyingServer second = LyingServer.thatStaysOpen(holding);
                ConsulCatalog catalog = Connections.catalog(first.address());
                ConsulWatch watch = watch(catalog)) {
            watch.follow(queries("blue"));
            await().atMost(SOON).until(() -> waiting(first) == 100);
            watch.follow(queries("green"));
            await().atMost(SOON).until(() -> waiting(first) == LongPolls.MOST);
            catalog.reconnect(Connections.to(second.address()));
            await().atMost(Duration.ofSeconds(45)) // before connections are free again
                    .until(() -> second.requests().stream().distinct().count() >= 100);
        }
    }

    private static List<ServiceQuery> queries(String prefix) {
        return IntStream.range(0, 100)
                .mapToObj(i -> ServiceQuery.of(prefix + i))
                .toList();
    }

    private static long waiting(LyingServer server) {
        return server.requests().stream()
                .filter(head -> head.contains("index="))
                .distinct()
                .count();
    }

    private static long requests(LyingServer server, String part) {
        return server.requests().stream().filter(head -> head.contains(part)).count();
    }

    /** Agents have different indexes. */
    @Test
    void follow_anotherAgent_startsWithoutAVersion() throws Exception {
        CountDownLatch moved = new CountDownLatch(1);
        LyingServer[] self = new LyingServer[1];
        try (LyingServer first = LyingServer.that(out -> {
                    List<String> requests = self[0].requests();
                    String last = requests.get(requests.size() - 1);
                    if (last.contains("index=")) {
                        moved.await();
                        out.write(response("X-Consul-Index: 901\r\n"));
                    } else if (requests.size() == 1) {
                        out.write(response("X-Consul-Index: 900\r\n"));
                    } else {
                        out.write("HTTP/1.1 500 No\r\n\r\nNo cluster leader".getBytes(StandardCharsets.ISO_8859_1));
                    }
                });
                LyingServer second = responding("X-Consul-Index: 7\r\n");
                ConsulCatalog catalog = Connections.catalog(first.address() + "," + second.address());
                ConsulWatch watch = watch(catalog)) {
            self[0] = first;
            watch.follow(List.of(QUERY));
            await().atMost(SOON).until(() -> first.requests().size() == 2);
            // The refresh fails over to the other agent while a query to the first one waits.
            assertThat(catalog.endpoints(QUERY)).succeedsWithin(SOON);
            moved.countDown();
            await().atMost(SOON).until(() -> second.requests().size() >= 3);

            assertThat(first.requests().get(1)).contains("index=900&");
            assertThat(second.requests().get(1)).doesNotContain("index=");
            assertThat(second.requests().get(2)).contains("index=7&");
        }
    }

    @Test
    void follow_receiverThrows_repeatsTheQuery() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        try (LyingServer server = responding("X-Consul-Index: 0\r\n");
                ConsulCatalog catalog = Connections.catalog(server.address());
                ConsulWatch watch = new ConsulWatch(
                        catalog,
                        (query, endpoints) -> {
                            if (calls.incrementAndGet() == 1) {
                                throw new OutOfMemoryError("unable to create native thread");
                            }
                        },
                        () -> {})) {
            watch.follow(List.of(QUERY));
            await().atMost(SOON).until(() -> calls.get() > 1);
        }
    }

    @Test
    void follow_serviceNoLongerFollowed_sendsNoMoreRequests() throws Exception {
        try (LyingServer server = responding("X-Consul-Index: 0\r\n");
                ConsulCatalog catalog = Connections.catalog(server.address());
                ConsulWatch watch = watch(catalog)) {
            watch.follow(List.of(QUERY));
            await().atMost(SOON).until(() -> !found.isEmpty());
            watch.follow(List.of(ServiceQuery.of("other")));
            await().atMost(SOON).until(() -> found.size() > 2 * TokenBucket.BURST);

            List<String> requests = server.requests();
            assertThat(requests.subList(requests.size() - 2, requests.size()))
                    .allSatisfy(request -> assertThat(request).contains("/other?"));
        }
    }

    /** The reason may be an old token, and the file may have a new one. */
    @Test
    void follow_failureOfAConnectionThatUsesFiles_isReported() throws Exception {
        Path token = Files.writeString(folder.resolve("token"), "old");
        AtomicInteger reports = new AtomicInteger();
        try (LyingServer server = LyingServer.that(out -> out.write(FORBIDDEN));
                ConsulCatalog plain = Connections.catalog(server.address());
                ConsulCatalog withFile = Connections.catalog(server.address(), token);
                ConsulWatch unreported = new ConsulWatch(plain, (query, endpoints) -> {}, Assertions::fail);
                ConsulWatch watch = new ConsulWatch(withFile, (query, endpoints) -> {}, reports::incrementAndGet)) {
            unreported.follow(List.of(QUERY));
            watch.follow(List.of(QUERY, ServiceQuery.of("other")));

            await().atMost(SOON).until(() -> server.requests().size() >= 4);
            assertThat(reports).hasPositiveValue();
        }
    }

    private ConsulWatch watch(ConsulCatalog catalog) {
        return new ConsulWatch(catalog, (query, endpoints) -> found.add(endpoints), () -> {});
    }

    private static LyingServer responding(String header) {
        return LyingServer.that(out -> out.write(response(header)));
    }

    private static final byte[] FORBIDDEN = "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
            .getBytes(StandardCharsets.ISO_8859_1);

    private static byte[] response(String header) {
        return ("HTTP/1.1 200 OK\r\n" + header + "Content-Length: 2\r\nConnection: close\r\n\r\n[]")
                .getBytes(StandardCharsets.ISO_8859_1);
    }
}
