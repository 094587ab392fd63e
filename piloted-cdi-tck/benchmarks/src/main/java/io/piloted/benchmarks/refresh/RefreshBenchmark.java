package io.piloted.benchmarks.refresh;

import io.piloted.ServiceQuery;
import io.piloted.benchmarks.Effort;
import io.piloted.benchmarks.Statistics;
import io.piloted.benchmarks.Table;
import java.net.URI;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

/**
 * A benchmark of refreshes, compared with raw GETs and kiwi's consul-client. They run in turns in one JVM, with a
 * server that replays a recorded response of a real agent.
 */
public final class RefreshBenchmark {

    private static final double RAW_TARGET = 1.5;
    private static final int TARGET_SIZE = 1_000;
    private static final double MEGABYTE = 1024.0 * 1024;

    /** The contenders. */
    private enum Who {
        RAW,
        OURS,
        KIWI
    }

    /** The sizes, with the number of rounds for each effort. */
    private enum Load {
        WARMUP("small-", true, 1_000, Recording.INSTANCES, 10, 2),
        ONE("small-", true, 1, Recording.INSTANCES, 300, 20),
        HUNDRED("small-", true, 100, Recording.INSTANCES, 60, 5),
        THOUSAND("small-", true, TARGET_SIZE, Recording.INSTANCES, 21, 3),
        TEN_THOUSAND("small-", true, 10_000, Recording.INSTANCES, 5, 1),
        LARGE(ReplayServer.LARGE, true, 1, 1_000 * Recording.INSTANCES, 21, 3),
        SAME_THOUSAND("small-", false, TARGET_SIZE, Recording.INSTANCES, 21, 3),
        SAME_TEN_THOUSAND("small-", false, 10_000, Recording.INSTANCES, 5, 1),
        SAME_LARGE(ReplayServer.LARGE, false, 1, 1_000 * Recording.INSTANCES, 21, 3);

        private final String prefix;
        private final boolean changing;
        private final int services;
        private final int instances;
        private final int full;
        private final int quick;

        Load(String prefix, boolean changing, int services, int instances, int full, int quick) {
            this.prefix = prefix;
            this.changing = changing;
            this.services = services;
            this.instances = instances;
            this.full = full;
            this.quick = quick;
        }

        List<ServiceQuery> queries() {
            return IntStream.range(0, services)
                    .mapToObj(i -> ServiceQuery.of(prefix + i + (changing ? ReplayServer.CHANGING : "")))
                    .toList();
        }
    }

    /**
     * The measured cost of a contender.
     *
     * @param millis of each round
     * @param bytes of each round
     */
    private record Cost(double[] millis, double[] bytes) {
        double time() {
            return Statistics.median(millis);
        }

        double megabytes() {
            return Statistics.median(bytes) / MEGABYTE;
        }

        /** The median of the rounds' ratios, because a disturbance in a round affects both contenders. */
        double ratio(Cost other) {
            return Statistics.median(IntStream.range(0, millis.length)
                    .mapToDouble(i -> millis[i] / other.millis[i])
                    .toArray());
        }
    }

    private RefreshBenchmark() {}

    /**
     * Runs it and prints the table.
     *
     * @param args the effort
     * @throws Exception if it cannot
     */
    public static void main(String[] args) throws Exception {
        Effort effort = Effort.of(args[0]);
        Recording recorded = Recording.ofRealAgent();
        Map<Load, Map<Who, Cost>> costs = new EnumMap<>(Load.class);
        try (Replay replay = Replay.start(recorded, recorded.times(1_000))) {
            for (Load load : Load.values()) {
                costs.put(load, measure(replay.url(), load, effort.of(load.full, load.quick)));
            }
        }
        System.out.print(table(costs));
    }

    private static Map<Who, Cost> measure(URI url, Load load, int rounds) throws Exception {
        List<ServiceQuery> queries = load.queries();
        Map<Who, Cost> costs = new EnumMap<>(Who.class);
        try (Contender raw = new RawGets(url, queries);
                Contender ours = new Refreshes(url, queries, load.instances);
                Contender kiwi = new KiwiClient(url, queries, load.instances)) {
            Map<Who, Contender> contenders = Map.of(Who.RAW, raw, Who.OURS, ours, Who.KIWI, kiwi);
            for (Who who : Who.values()) {
                contenders.get(who).run(); // opens its connections
                costs.put(who, new Cost(new double[rounds], new double[rounds]));
            }
            for (int round = 0; round < rounds; round++) {
                for (Who who : Who.values()) {
                    measure(contenders.get(who), costs.get(who), round);
                }
            }
        }
        System.err.printf(
                "%,d services of %,d, %s: raw %.1f ms, ours %.1f ms, kiwi %.1f ms%n",
                load.services,
                load.instances,
                load.changing ? "each changed" : "none changed",
                costs.get(Who.RAW).time(),
                costs.get(Who.OURS).time(),
                costs.get(Who.KIWI).time());
        return costs;
    }

    private static void measure(Contender contender, Cost cost, int round) throws Exception {
        Allocation allocation = new Allocation();
        long begin = System.nanoTime();
        try {
            contender.run();
        } catch (TimeoutException e) {
            // Rarely the JDK's client waits for ever for one of a thousand responses.
            System.err.println("An answer never came to " + contender.getClass().getSimpleName() + ", once more");
            measure(contender, cost, round);
            return;
        }
        cost.millis[round] = (System.nanoTime() - begin) / 1e6;
        cost.bytes[round] = allocation.bytes();
    }

    private static Table table(Map<Load, Map<Who, Cost>> costs) {
        Table table = new Table();
        table.head(
                "Refresh: services × instances",
                "× raw GETs | target | | × kiwi's consul-client | target | | ms | raw ms | kiwi ms | MB allocated |"
                        + " raw MB | kiwi MB");
        for (Load load : Load.values()) {
            if (load != Load.WARMUP) {
                row(table, load, costs.get(load));
            }
        }
        table.line(
                "\n"
                        + "From 100 to 10,000 services a refresh grows to the power of %.2f, the raw GETs to that of %.2f,"
                        + " kiwi's lookups to that of %.2f (1 is linear). %d at a time; the server, a process of its own"
                        + " on the same processors, replays a real agent's answer, the same or"
                        + " with another version in the metadata of an instance; medians.",
                exponent(costs, Who.OURS), exponent(costs, Who.RAW), exponent(costs, Who.KIWI), Contender.CONCURRENCY);
        return table;
    }

    private static void row(Table table, Load load, Map<Who, Cost> costs) {
        Cost ours = costs.get(Who.OURS);
        Cost raw = costs.get(Who.RAW);
        Cost kiwi = costs.get(Who.KIWI);
        double toRaw = ours.ratio(raw);
        double toKiwi = ours.ratio(kiwi);
        boolean counts = load.services == TARGET_SIZE;
        table.line(
                "| %,d × %,d, %s | %.2f | %s | %s | %.2f | %s | %s | %,.1f | %,.1f | %,.1f | %,.1f | %,.1f | %,.1f |",
                load.services,
                load.instances,
                load.changing ? "each changed" : "none",
                toRaw,
                counts ? "≤ " + RAW_TARGET : "",
                counts ? Table.met(toRaw <= RAW_TARGET) : "",
                toKiwi,
                counts ? "< 1" : "",
                counts ? Table.met(toKiwi < 1) : "",
                ours.time(),
                raw.time(),
                kiwi.time(),
                ours.megabytes(),
                raw.megabytes(),
                kiwi.megabytes());
    }

    private static double exponent(Map<Load, Map<Who, Cost>> costs, Who who) {
        return Statistics.exponent(
                Load.HUNDRED.services,
                costs.get(Load.HUNDRED).get(who).time(),
                Load.TEN_THOUSAND.services,
                costs.get(Load.TEN_THOUSAND).get(who).time());
    }
}
