package io.piloted.tck.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.piloted.tck.Hangup;
import io.piloted.tck.consul.ConsulAgent;
import io.piloted.tck.report.Endured;
import io.piloted.tck.report.Minute;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.microshed.testing.jupiter.MicroShedTest;

/**
 * An endurance test of an application with little memory that watches a Consul cluster, for
 * {@code piloted.endurance.minutes}. Meanwhile instances come and go, leaders are killed, servers freeze, a snapshot is
 * restored, and all tags change at once. Sockets, threads, heap and log must not grow, and changes must be seen soon.
 */
@MicroShedTest
@Tag("endurance")
@EnabledIfSystemProperty(named = "piloted.endurance", matches = "true")
public class ClusterFaultsTest {

    private static final Duration DURATION = Duration.ofMinutes(Long.getLong("piloted.endurance.minutes", 20));
    private static final int PICKERS = 4;
    private static final int SERVICES = ClusterScene.TAGGED + ClusterScene.CHURNING + 2;

    /** The maximum: two for each watch while it moves to another server, those of one refresh, and the server's own. */
    private static final int SOCKETS = 2 * SERVICES + 32 + 16;

    /**
     * The maximum of additional threads since the beginning, for pools that are not always needed. A thread for each
     * watch would be 152.
     */
    private static final int THREADS = 48;

    private static final long HEAP = 8L << 20;

    /** The maximum of log lines in a minute: four a second, while there are ten changes a second. */
    private static final long LINES = 240;

    /** The maximum time until a change, or the end of a fault, is seen; long, because the machine is busy. */
    private static final Duration SEEN = Duration.ofSeconds(30);

    /** Longer, because a frozen server is only noticed at the end of a long poll (60 s and a sixteenth). */
    private static final Duration SEEN_IN_SPITE_OF_FREEZE = SEEN.plusSeconds(64);

    private static final String FROZEN_SERVER = "server frozen";
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration FROZEN = Duration.ofSeconds(15);
    private static final Duration POLL = Duration.ofMillis(100);

    private final LocalServer server = LocalServer.current();
    private final Map<String, Long> slowestMillis = new TreeMap<>();
    private int faults;

    @Test
    void cluster_faultsAndChurn_areFollowedWithinBounds() throws Exception {
        assumeThat(Vitals.canBeSeen()).as("a system with /proc").isTrue();
        try (ClusterScene scene = new ClusterScene();
                ServerProcess process = server.another("cluster", environment(scene))) {
            Probe probe = server.probe(process, LocalServer.PROBE);
            process.awaitReady(probe);
            endure(scene, process, probe);
        }
    }

    private static Map<String, String> environment(ClusterScene scene) {
        Map<String, String> environment = new HashMap<>(scene.environment());
        environment.put("PILOTED_WATCH", "true");
        environment.put("PILOTED_REFRESH_TIMEOUT", "5s");
        environment.put("_JAVA_OPTIONS", "-Xmx48m"); // overrides the command line
        return environment;
    }

    private void endure(ClusterScene scene, ServerProcess process, Probe probe) throws Exception {
        long pid = probe.pid();
        int threadsBefore = State.of(probe).threads();
        String runtime = System.getProperty("piloted.tck.runtime");
        Path minutes = Endured.directory().resolve("cluster-minutes.tsv");
        long began = System.nanoTime();
        StormResult.begin(probe, PICKERS);
        try (Vitals vitals = new Vitals(pid, process, () -> State.of(probe).bytes(), minutes)) {
            scene.startChurn();
            while (System.nanoTime() - began < DURATION.toNanos()) {
                faultsInTurn(scene, probe, pid);
            }
            StormResult result = StormResult.end(probe);
            Duration lasted = Duration.ofNanos(System.nanoTime() - began);
            List<Minute> seen = vitals.minutes();
            Endured row = row(runtime, scene, result, lasted, seen);
            row.note();
            System.out.println(row.remarks());

            SoftAssertions softly = new SoftAssertions();
            softly.assertThat(vitals.failure()).as("the watching went on").isNull();
            softly.assertThat(process.isAlive()).as("the server lives").isTrue();
            softly.assertThat(result.lost()).as(result.loss()).isZero();
            softly.assertThat(slowestMillis)
                    .as("milliseconds until all was seen")
                    .allSatisfy((fault, millis) ->
                            assertThat(millis).as(fault).isLessThan(limit(fault).toMillis()));
            softly.assertThat(most(seen, Minute::sockets)).as("sockets").isLessThanOrEqualTo(SOCKETS);
            softly.assertThat(most(seen, Minute::threads)).as("threads").isLessThanOrEqualTo(threadsBefore + THREADS);
            softly.assertThat(most(seen, Minute::lines))
                    .as("log lines a minute")
                    .isLessThanOrEqualTo(LINES);
            softly.assertThat(last(seen).bytes() - seen.get(0).bytes())
                    .as("heap kept")
                    .isLessThan(HEAP);
            softly.assertAll();
        }
    }

    private static Duration limit(String fault) {
        return fault.equals(FROZEN_SERVER) ? SEEN_IN_SPITE_OF_FREEZE : SEEN;
    }

    private void faultsInTurn(ClusterScene scene, Probe probe, long pid) throws Exception {
        leaderKilled(scene, probe);
        serverFrozen(scene, probe, faults % scene.cluster().servers().size());
        snapshotRestored(scene, probe);
        retagged(scene, probe, pid);
    }

    private void leaderKilled(ClusterScene scene, Probe probe) {
        ConsulAgent leader = scene.cluster().leader();
        leader.kill();
        scene.move();
        awaitSeen("leader killed", () -> seesApp(scene, probe));
        leader.restart();
        scene.move();
        awaitSeen("leader restarted", () -> seesApp(scene, probe));
    }

    private void serverFrozen(ClusterScene scene, Probe probe, int number) throws InterruptedException {
        ConsulAgent frozen = scene.cluster().servers().get(number);
        frozen.suspend();
        try {
            Thread.sleep(FROZEN.toMillis());
            scene.move();
            awaitSeen(FROZEN_SERVER, () -> seesApp(scene, probe));
        } finally {
            frozen.resume();
        }
        scene.move();
        awaitSeen("server resumed", () -> seesApp(scene, probe));
    }

    /**
     * Restores a snapshot of another service than the picked one, because a port that returns would count as a lost
     * pick.
     */
    private void snapshotRestored(ClusterScene scene, Probe probe) {
        byte[] snapshot = scene.cluster().snapshot();
        scene.moveDb(ClusterScene.FIRST_DB_PORT + 1);
        awaitSeen("change", () -> seesPort(probe, "db", ClusterScene.FIRST_DB_PORT + 1));
        scene.cluster().restore(snapshot);
        awaitSeen("snapshot restored", () -> seesPort(probe, "db", ClusterScene.FIRST_DB_PORT));
    }

    private void retagged(ClusterScene scene, Probe probe, long pid) throws Exception {
        scene.retag();
        Hangup.send(pid);
        for (ConsulAgent agent : scene.cluster().servers()) {
            awaitSeen("another client of an agent", () -> takesConnection(agent.url()));
        }
        awaitSeen("retagging", () -> seesTag(scene, probe, 0) && seesTag(scene, probe, ClusterScene.TAGGED - 1));
    }

    private static boolean seesApp(ClusterScene scene, Probe probe) {
        return seesPort(probe, "app", scene.port());
    }

    private static boolean seesPort(Probe probe, String service, int port) {
        List<String> endpoints = probe.lines("api/picks/endpoints?service=" + service);
        return endpoints.size() == 1 && endpoints.get(0).contains("port=" + port);
    }

    private static boolean seesTag(ClusterScene scene, Probe probe, int service) {
        return probe.text("api/picks/endpoints?service=" + ClusterScene.tagged(service))
                .contains('[' + scene.color() + ']');
    }

    /** Uses a new client, because an agent rejects connections, not requests. */
    private static boolean takesConnection(URI agent) throws InterruptedException {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        HttpRequest request = HttpRequest.newBuilder(agent.resolve("/v1/status/leader"))
                .timeout(SEEN)
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private interface Sight {
        boolean complete() throws Exception;
    }

    /** Waits for a condition, and records the time. */
    private void awaitSeen(String what, Sight sight) {
        faults++;
        long began = System.nanoTime();
        try {
            await(what)
                    .atMost(PATIENCE)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(POLL)
                    .pollInSameThread()
                    .until(sight::complete);
        } catch (ConditionTimeoutException e) {
            System.out.println(e.getMessage()); // recorded; the test fails at its end, with all such times
        }
        slowestMillis.merge(what, (System.nanoTime() - began) / 1_000_000, Math::max);
    }

    private Endured row(String runtime, ClusterScene scene, StormResult result, Duration lasted, List<Minute> minutes) {
        String slowest = slowestMillis.entrySet().stream()
                .map(entry -> String.format(Locale.ROOT, "%s %.1f s", entry.getKey(), entry.getValue() / 1000.0))
                .collect(Collectors.joining(", "));
        return new Endured(
                runtime,
                "Consul cluster: leader killed, server frozen, snapshot restored, retagging",
                String.format(
                        Locale.ROOT,
                        "%d threads picking, %d watches, %,d changes in Consul, -Xmx48m",
                        PICKERS,
                        SERVICES,
                        scene.changes()),
                lasted,
                result.made(),
                result.lost(),
                minutes.get(0).bytes(),
                last(minutes).bytes(),
                String.format(
                        Locale.ROOT,
                        "at most %d sockets, %d threads, %d log lines a minute; seen at the latest after: %s",
                        most(minutes, Minute::sockets),
                        most(minutes, Minute::threads),
                        most(minutes, Minute::lines),
                        slowest));
    }

    private static Minute last(List<Minute> minutes) {
        return minutes.get(minutes.size() - 1);
    }

    private static long most(List<Minute> minutes, ToLongFunction<Minute> figure) {
        return minutes.stream().mapToLong(figure).max().orElseThrow();
    }
}
