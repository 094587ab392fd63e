package io.piloted.tck.consul;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.management.OperatingSystemMXBean;
import io.piloted.ServiceQuery;
import io.piloted.ServicesUpdated;
import io.piloted.ServicesUpdated.Trigger;
import io.piloted.consul.ConsulCatalog;
import io.piloted.consul.ConsulWatch;
import io.piloted.tck.Assertion;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Tests of the watch with a real agent. */
class ConsulWatchTest {

    private static final Duration AT_ONCE = Duration.ofSeconds(1);
    private static final Duration IDLE = Duration.ofSeconds(10);
    private static final String READ =
            "service_prefix \"\" { policy = \"read\" } node_prefix \"\" { policy = \"read\" }";

    @Test
    @Assertion({"C5.1", "C6.1"})
    void watch_instancesChange_showsWithinASecond() {
        try (ConsulAgent agent = ConsulAgent.start()) {
            Instance first = Instance.of("app", 3001);
            agent.register(first);
            agent.register(Instance.of("db", 5001));
            try (Discovery discovery =
                    Discovery.of(agent.address(), "app", "db").watching().start()) {
                awaitFollowed(agent, discovery, "app");

                agent.register(Instance.of("app", 3002));
                await().atMost(AT_ONCE).until(() -> discovery.ports("app").equals(List.of(3001, 3002)));
                agent.setCheck(first, CheckStatus.CRITICAL);
                await().atMost(AT_ONCE).until(() -> discovery.ports("app").equals(List.of(3002)));
                agent.setCheck(first, CheckStatus.PASSING);
                await().atMost(AT_ONCE).until(() -> discovery.ports("app").size() == 2);

                assertThat(discovery.events).allSatisfy(event -> {
                    assertThat(event.trigger()).isEqualTo(Trigger.WATCH);
                    assertThat(event.changes()).containsOnlyKeys("app");
                });
                assertThat(discovery.refresh().trigger()).isEqualTo(Trigger.SIGNAL);
                assertThat(discovery.log.of("PILOT03008")).isEmpty();
            }
        }
    }

    @Test
    @Assertion("C2.5")
    void watch_servicesComeAndGoWithTheFile_followsThoseItNames() {
        try (ConsulAgent agent = ConsulAgent.start()) {
            agent.register(Instance.of("app", 3001));
            try (Discovery discovery =
                    Discovery.of(agent.address(), "app").watching().start()) {
                discovery.name("late").refresh();
                agent.register(Instance.of("app", 3002));
                agent.register(Instance.of("late", 4001));
                await().atMost(AT_ONCE).until(() -> discovery.ports("late").equals(List.of(4001)));
                assertThat(discovery.registry().names()).containsExactly("late");
            }
        }
    }

    @Test
    @Assertion("C3.2")
    void watch_severalQueriesForOneService_joinsThem() {
        try (ConsulAgent agent = ConsulAgent.start();
                Discovery discovery = Discovery.of(agent.address())
                        .name(List.of(tagged("blue"), tagged("green")))
                        .watching()
                        .start()) {
            agent.register(Instance.of("app", 1).withTags("blue"));
            agent.register(Instance.of("app", 2).withTags("green"));
            agent.register(Instance.of("app", 3).withTags("red"));
            await().atMost(Discovery.SOON).until(() -> discovery.ports("app").equals(List.of(1, 2)));
            agent.register(Instance.of("app", 4).withTags("blue"));
            await().atMost(AT_ONCE).until(() -> discovery.ports("app").equals(List.of(1, 4, 2)));
        }
    }

    @Test
    @Assertion("C5.4")
    void watch_agentKilledAndBackWithLowerIndexes_servesTheOldUntilItFollowsAgain() {
        try (ConsulAgent agent = ConsulAgent.start()) {
            for (int i = 0; i < 20; i++) { // so that the new agent's indexes are lower
                agent.register(Instance.of("app", 3000 + i).withId("app"));
            }
            try (Discovery discovery =
                    Discovery.of(agent.address(), "app", "db").watching().start()) {
                awaitFollowed(agent, discovery, "db");
                discovery.events.clear();

                agent.kill();
                await().atMost(Discovery.SOON)
                        .until(() -> discovery.log.of("PILOT02140").size() == 1);
                assertThat(discovery.ports("app")).containsExactly(3019);

                agent.restart();
                agent.register(Instance.of("app", 4000));
                await().atMost(Discovery.SOON)
                        .until(() -> discovery.ports("app").equals(List.of(4000)));
                await().atMost(Discovery.SOON)
                        .until(() -> discovery.log.of("PILOT02141").size() == 1);
                agent.register(Instance.of("app", 4001));
                await().atMost(AT_ONCE).until(() -> discovery.ports("app").equals(List.of(4000, 4001)));

                assertThat(discovery.log.of("PILOT02140"))
                        .singleElement()
                        .asString()
                        .contains("2 of 2");
                assertThat(discovery.events)
                        .extracting(ServicesUpdated::trigger)
                        .containsOnly(Trigger.WATCH);
            }
        }
    }

    @Test
    @Assertion("C3.1")
    void watch_tokenRotated_followsWithTheNewOne() {
        try (ConsulAgent agent = ConsulAgent.builder().denyByDefault().start()) {
            agent.register(Instance.of("app", 3001));
            try (Discovery discovery =
                    Discovery.of(agent.address(), "app").watching().start()) {
                assertThat(discovery.ports("app")).isEmpty();
                discovery.token(agent.createToken(READ)).refresh();
                assertThat(discovery.ports("app")).containsExactly(3001);

                agent.register(Instance.of("app", 3002));
                await().atMost(AT_ONCE).until(() -> discovery.ports("app").equals(List.of(3001, 3002)));
                assertThat(discovery.log.of("PILOT02140")).isEmpty();
            }
        }
    }

    /** A restored snapshot sets the state back, and ends all running queries. */
    @Test
    @Assertion("C5.1")
    void watch_snapshotRestored_showsTheRestoredState() {
        try (ConsulAgent agent = ConsulAgent.start()) {
            agent.register(Instance.of("app", 3001));
            try (Discovery discovery =
                    Discovery.of(agent.address(), "app").watching().start()) {
                byte[] snapshot = agent.snapshot();
                awaitFollowed(agent, discovery, "app");
                for (int i = 1; i <= 3; i++) { // on a node that no agent puts right again
                    agent.registerOnNode("other", "10.0.0.1", Map.of(), Instance.of("app", 4000 + i));
                }
                await().atMost(AT_ONCE).until(() -> discovery.ports("app").size() == 4);

                agent.restore(snapshot);
                await().atMost(Discovery.SOON)
                        .until(() -> discovery.ports("app").equals(List.of(3001)));
                agent.register(Instance.of("app", 3002));
                await().atMost(Discovery.SOON)
                        .until(() -> discovery.ports("app").equals(List.of(3001, 3002)));
            }
        }
    }

    /** By default an agent accepts 200 connections from a host, including those of other processes. */
    @Test
    void watch_ofMoreServicesThanAnAgentTakesConnections_leavesRoomForRefreshes() {
        try (ConsulAgent agent = ConsulAgent.start()) {
            String[] services = IntStream.range(0, 260).mapToObj(i -> "app" + i).toArray(String[]::new);
            try (Discovery discovery =
                    Discovery.of(agent.address(), services).watching().start()) {
                awaitFollowed(agent, discovery, "app0");
                for (int i = 0; i < 5; i++) {
                    assertThat(discovery.refresh().failures()).isEmpty();
                }
                agent.register(Instance.of("app259", 3001)); // polled in turns
                await().atMost(Discovery.SOON)
                        .until(() -> discovery.ports("app259").equals(List.of(3001)));
                assertThat(discovery.log.of("PILOT02142"))
                        .singleElement()
                        .asString()
                        .contains("110 of 260");
                assertThat(discovery.log.of("PILOT02140")).isEmpty();
            }
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX) // connections are counted in /proc
    void watch_allServicesRetagged_keepsItsConnectionsBounded() throws Exception {
        try (ConsulAgent agent = ConsulAgent.start();
                Discovery discovery = Discovery.of(agent.address())
                        .name(tagged(110, "blue"))
                        .watching()
                        .start()) {
            await().atMost(Discovery.SOON).until(() -> connections(agent) >= 110);
            for (String tag : List.of("green", "blue", "green")) {
                discovery.name(tagged(110, tag));
                assertThat(discovery.refresh().failures()).isEmpty();
                assertThat(connections(agent)).isLessThan(190);
            }
            // An agent continues abandoned queries and counts their connections, so some services are now polled in
            // turns.
            agent.register(Instance.of("app109", 1).withTags("green"));
            await().atMost(Discovery.SOON).until(() -> discovery.ports("app109").equals(List.of(1)));
            assertThat(connections(agent)).isLessThan(190);
            assertThat(discovery.log.of("PILOT02140")).isEmpty();
        }
    }

    @Test
    void watch_ofManyServices_agentFrozen_takesAFewThreads() {
        try (ConsulAgent agent = ConsulAgent.start();
                LogRecords log = LogRecords.capture();
                ConsulCatalog catalog = Catalogs.of(agent.address(), Map.of(), Duration.ofSeconds(3));
                ConsulWatch watch = new ConsulWatch(catalog, (query, endpoints) -> {}, () -> {})) {
            Set<Thread> before = threads();
            agent.suspend();
            watch.follow(tagged(1_500, "blue"));
            AtomicInteger most = new AtomicInteger();
            await().atMost(Discovery.SOON).pollInterval(Duration.ofMillis(50)).until(() -> {
                most.accumulateAndGet(names(before).size(), Math::max);
                return !log.of("PILOT02140").isEmpty();
            });
            assertThat(most).hasValueLessThan(40);
            assertThat(log.of("PILOT02140")).hasSize(1);
            agent.resume();
        }
    }

    private static List<ServiceQuery> tagged(int services, String tag) {
        return IntStream.range(0, services)
                .mapToObj(i -> new ServiceQuery("app" + i, Optional.of(tag), Optional.empty()))
                .toList();
    }

    /** The agent's connections from this machine, of any process. */
    private static long connections(ConsulAgent agent) throws IOException {
        String remote = ":%04X".formatted(agent.url().getPort());
        long count = 0;
        for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
            try (Stream<String> lines = Files.lines(Path.of(table))) {
                count += lines.map(line -> line.strip().split(" +"))
                        .filter(columns -> columns[2].endsWith(remote) && columns[3].equals("01")) // established
                        .count();
            }
        }
        return count;
    }

    @Test
    void watch_ofAHundredIdleServices_costsNextToNothing() {
        try (ConsulAgent agent = ConsulAgent.start()) {
            String[] services = IntStream.range(0, 100).mapToObj(i -> "app" + i).toArray(String[]::new);
            Set<Thread> before = threads();
            try (Discovery discovery =
                    Discovery.of(agent.address(), services).watching().start()) {
                agent.register(Instance.of("app99", 3001));
                await().atMost(Discovery.SOON)
                        .until(() -> discovery.ports("app99").equals(List.of(3001)));
                OperatingSystemMXBean process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
                // The JIT compiler and the garbage collector are busy for a moment longer.
                await().pollDelay(Duration.ofSeconds(2)).until(() -> true);
                long begin = process.getProcessCpuTime();
                await().pollDelay(IDLE).timeout(IDLE.multipliedBy(2)).until(() -> true);
                long millis =
                        Duration.ofNanos(process.getProcessCpuTime() - begin).toMillis();

                System.out.printf(
                        "idle watch of 100 services: %d ms of CPU in %d s, threads %s%n",
                        millis, IDLE.toSeconds(), names(before));
                assertThat(millis).isLessThan(IDLE.toMillis() / 20);
                assertThat(names(before)).hasSizeLessThanOrEqualTo(10);
                assertThat(discovery.events).hasSize(1);
            }
            await().atMost(Discovery.SOON).until(() -> names(before).isEmpty());
        }
    }

    /** Waits for a first change, which proves that the first queries have ended. */
    private static void awaitFollowed(ConsulAgent agent, Discovery discovery, String service) {
        Instance probe = Instance.of(service, 1).withId("probe");
        agent.register(probe);
        await().atMost(Discovery.SOON).until(() -> discovery.ports(service).contains(1));
        agent.deregister(probe);
        await().atMost(Discovery.SOON).until(() -> !discovery.ports(service).contains(1));
    }

    private static ServiceQuery tagged(String tag) {
        return new ServiceQuery("app", Optional.of(tag), Optional.empty());
    }

    private static Set<Thread> threads() {
        return Set.copyOf(Thread.getAllStackTraces().keySet());
    }

    private static Set<String> names(Set<Thread> before) {
        return threads().stream()
                .filter(thread -> !before.contains(thread))
                .map(Thread::getName)
                .filter(name -> name.startsWith("piloted") || name.startsWith("HttpClient"))
                .collect(Collectors.toSet());
    }
}
