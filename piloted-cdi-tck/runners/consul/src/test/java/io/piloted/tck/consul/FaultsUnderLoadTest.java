package io.piloted.tck.consul;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.piloted.ServicesUpdated;
import io.piloted.ServicesUpdated.Trigger;
import io.piloted.tck.Assertion;
import io.piloted.tck.report.Endured;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A test of the faults in the table "When Consul fails" of docs/operations.md, in random order, while threads pick. No
 * pick may fail unless there is no endpoint. No pick may return an instance that was gone before the last successful
 * refresh. After each fault, one refresh must show Consul's state.
 *
 * <p>{@code -Dpiloted.endurance.seed} repeats a run with the seed that it printed.
 */
class FaultsUnderLoadTest {

    private static final Duration SHORT = Duration.ofSeconds(15);
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final int PICKERS = 2;
    private static final long GROWTH = 16 << 20;
    private static final List<String> SERVICES = List.of("app", "db");
    private static final int PORTS = 5;

    private final long seed = Long.getLong("piloted.endurance.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final ConsulAgent agent = ConsulAgent.start();
    private final FaultyProxy proxy = new FaultyProxy(agent);
    private final Map<String, ExpectedInstances> expected =
            Map.of("app", new ExpectedInstances(), "db", new ExpectedInstances());
    private final Map<String, Integer> faults = new TreeMap<>();

    @AfterEach
    void end() {
        proxy.close();
        agent.close();
    }

    @Test
    @Tag("endurance")
    @Assertion({"C4.1", "C5.3", "C5.4"})
    void picks_whileConsulFailsAtRandom_areNeverLost() {
        System.out.println("piloted.endurance.seed=" + seed);
        SERVICES.forEach(service -> register(service, 0));
        try (Discovery discovery = Discovery.of(proxy.address(), "app", "db").start()) {
            assertCurrent(discovery);
            // Warms up: loads classes, and creates the connections and threads that stay.
            allFaults().forEach(fault -> endure(fault, discovery));
            faults.clear();
            Set<String> threads = ownThreads();
            long before = memory();
            long began = System.nanoTime();
            Pickers app = new Pickers(discovery.registry().service("app"), expected.get("app"), PICKERS);
            Pickers db = new Pickers(discovery.registry().service("db"), expected.get("db"), PICKERS);
            try (app;
                    db) {
                Duration duration = Endured.isLong() ? LONG : SHORT;
                while (System.nanoTime() - began < duration.toNanos()) {
                    List<Fault> round = new ArrayList<>(allFaults());
                    Collections.shuffle(round, random);
                    for (int i = 0; i < round.size() && System.nanoTime() - began < duration.toNanos(); i++) {
                        endure(round.get(i), discovery);
                    }
                }
            }
            Duration lasted = Duration.ofNanos(System.nanoTime() - began);
            discovery.events.clear();
            long after = memory();
            new Endured(
                            "no container",
                            "Consul's, at random (" + faults.size() + " kinds)",
                            2 * PICKERS + " threads picking from " + SERVICES.size() + " services",
                            lasted,
                            app.made() + db.made(),
                            app.lost() + db.lost(),
                            before,
                            after,
                            faults.values().stream().mapToInt(Integer::intValue).sum() + " faults; "
                                    + (app.empty() + db.empty()) + " picks while the service had no endpoint; seed "
                                    + seed)
                    .note();

            assertThat(app.losses()).as("seed %d", seed).isEmpty();
            assertThat(db.losses()).as("seed %d", seed).isEmpty();
            assertThat(app.made()).isPositive();
            assertThat(after - before).as("heap, seed %d", seed).isLessThan(GROWTH);
            await().atMost(Discovery.SOON)
                    .untilAsserted(() -> assertThat(ownThreads())
                            .as("threads, seed %d", seed)
                            .hasSizeLessThanOrEqualTo(threads.size()));
        }
    }

    /** A fault of Consul, and its end. */
    private record Fault(String name, Runnable begin, Runnable end) {}

    private List<Fault> allFaults() {
        return List.of(
                new Fault("killed", agent::kill, this::restart),
                new Fault("frozen", agent::suspend, agent::resume),
                falseResponse("no leader", "", 500, "text/plain", "No cluster leader", 0),
                falseResponse("no datacenter", "", 500, "text/plain", "No path to datacenter", 0),
                falseResponse("rpc error", "", 500, "text/plain", "rpc error", 0),
                falseResponse("denied", "", 403, "text/plain", "Permission denied", 0),
                falseResponse("not Consul", "", 404, "text/plain", "page not found", 0),
                falseResponse("limited", "", 429, "text/plain", "Your IP is issuing too many", 0),
                falseResponse("redirect", "", 302, "text/plain", "Found", 0),
                falseResponse("web page", "", 200, "text/html", "<html>Please log in</html>", 0),
                falseResponse("malformed", "", 200, "application/json", "[{\"Node\":", 0),
                falseResponse("truncated", "", 200, "application/json", "[{\"Node\":", 99),
                falseResponse("meaningless", "", 200, "application/json", "[{}]", 0),
                falseResponse("too large", "db", 200, "application/json", " ".repeat(17 << 20), 0),
                falseResponse("one service", "app", 500, "text/plain", "rpc error", 0));
    }

    private Fault falseResponse(String name, String service, int status, String type, String body, int missing) {
        return new Fault(
                name,
                () -> proxy.respondWith(new FaultyProxy.FalseResponse(service, status, type, body, missing)),
                proxy::forwardAll);
    }

    /** Restarts the agent without its state; all or some instances register again. */
    private void restart() {
        expected.values().forEach(ExpectedInstances::clear);
        agent.restart();
        SERVICES.forEach(this::change);
    }

    private void endure(Fault fault, Discovery discovery) {
        faults.merge(fault.name(), 1, Integer::sum);
        boolean reachable = !fault.name().equals("killed") && !fault.name().equals("frozen");
        fault.begin().run();
        if (reachable && random.nextBoolean()) {
            change(SERVICES.get(random.nextInt(SERVICES.size())));
        }
        int hangups = random.nextInt(4);
        for (int i = 0; i < hangups; i++) {
            discovery.registry().refresh(Trigger.SIGNAL);
        }
        ServicesUpdated during = discovery.refresh();
        assertThat(during.failures()).as("%s, seed %d", fault.name(), seed).isNotEmpty();
        fault.end().run();
        if (random.nextBoolean()) {
            change(SERVICES.get(random.nextInt(SERVICES.size())));
        }
        assertCurrent(discovery);
        discovery.events.clear();
    }

    /** Asserts that after one refresh all services are as in Consul. */
    private void assertCurrent(Discovery discovery) {
        ServicesUpdated update = discovery.refresh();
        assertThat(update.failures()).as("seed %d", seed).isEmpty();
        expected.forEach((service, instances) -> {
            assertThat(new TreeSet<>(discovery.ports(service)))
                    .as("%s, seed %d", service, seed)
                    .isEqualTo(new TreeSet<>(instances.now()));
            instances.refreshed();
        });
    }

    /** Adds or removes an instance, sometimes the last one. */
    private void change(String service) {
        int port = random.nextInt(PORTS);
        Consumer<Integer> change = expected.get(service).now().contains(port(service, port))
                ? number -> deregister(service, number)
                : number -> register(service, number);
        change.accept(port);
    }

    private void register(String service, int number) {
        expected.get(service).add(port(service, number));
        agent.register(Instance.of(service, port(service, number)).withId(service + number));
    }

    private void deregister(String service, int number) {
        expected.get(service).remove(port(service, number));
        agent.deregister(Instance.of(service, port(service, number)).withId(service + number));
    }

    private static int port(String service, int number) {
        return 1000 * (1 + SERVICES.indexOf(service)) + number;
    }

    private static Set<String> ownThreads() {
        Set<String> names = new HashSet<>();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith("piloted") || thread.getName().startsWith("HttpClient")) {
                names.add(thread.getName() + thread.getId());
            }
        }
        return names;
    }

    /** The heap in use after garbage collections. */
    private static long memory() {
        long used = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            System.gc();
            used = Math.min(
                    used,
                    Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
        }
        return used;
    }
}
