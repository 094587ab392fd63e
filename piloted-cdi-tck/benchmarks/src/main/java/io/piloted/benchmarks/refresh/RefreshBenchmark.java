package io.piloted.benchmarks.refresh;

import io.piloted.ServiceQuery;
import io.piloted.benchmarks.Effort;
import io.piloted.benchmarks.Table;
import io.piloted.benchmarks.turns.Statistics;
import java.net.URI;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A benchmark of refreshes, compared with raw GETs and kiwi's consul-client. They run in turns in one JVM, with a
 * server that replays a recorded response of a real agent.
 */
public final class RefreshBenchmark {

    private static final double MEGABYTE = 1024.0 * 1024;

    /** The size of the large response, in small responses. */
    private static final int LARGE_FACTOR = 1_000;

    /** The contenders. */
    private enum Who {
        RAW,
        OURS,
        KIWI
    }

    /** The sizes, with the number of rounds for each effort. */
    private enum Load {
        WARMUP(1_000, 1_000, 10, 2),
        ONE(1, 1, 300, 20),
        TEN(10, 10, 100, 10),
        HUNDRED(100, 100, 60, 5),
        THOUSAND(1_000, 1_000, 21, 3),
        TEN_THOUSAND(10_000, 10_000, 5, 1),
        LARGE(1, 1, 21, 3),
        ONE_OF_THOUSAND(1_000, 1, 31, 3),
        SAME_THOUSAND(1_000, 0, 21, 3),
        SAME_TEN_THOUSAND(10_000, 0, 5, 1),
        SAME_LARGE(1, 0, 21, 3);

        private final int services;
        private final int changed;
        private final int full;
        private final int quick;

        Load(int services, int changed, int full, int quick) {
            this.services = services;
            this.changed = changed;
            this.full = full;
            this.quick = quick;
        }

        boolean isLarge() {
            return this == LARGE || this == SAME_LARGE;
        }

        int instances() {
            return Recording.INSTANCES * (isLarge() ? LARGE_FACTOR : 1);
        }

        List<ServiceQuery> queries() {
            String prefix = isLarge() ? ReplayServer.LARGE : "small-";
            return IntStream.range(0, services)
                    .mapToObj(i -> ServiceQuery.of(prefix + i + (i < changed ? ReplayServer.CHANGING : "")))
                    .toList();
        }

        /** The maximum, in times of the raw GETs; 0 for no target. */
        double rawTarget() {
            return switch (this) {
                case ONE, TEN -> 1.3;
                case LARGE -> 2;
                case SAME_THOUSAND -> 1.5;
                default -> 0;
            };
        }

        /** The maximum, in times of kiwi's lookups; 0 for no target. */
        double kiwiTarget() {
            return switch (this) {
                case ONE, TEN, SAME_THOUSAND -> 1;
                case THOUSAND -> 1.3;
                case ONE_OF_THOUSAND -> 0.8;
                default -> 0;
            };
        }

        @Override
        public String toString() {
            return "%,d × %,d, %s"
                    .formatted(
                            services,
                            instances(),
                            changed == services ? "each changed" : changed == 0 ? "none" : "one changed");
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
     * @param args the effort, then the names of the {@link Load}s to measure; all by default
     * @throws Exception if it cannot
     */
    public static void main(String[] args) throws Exception {
        Effort effort = Effort.of(args[0]);
        Set<Load> loads = EnumSet.allOf(Load.class);
        if (args.length > 1) {
            loads.retainAll(Stream.of(args).skip(1).map(Load::valueOf).toList());
            loads.add(Load.WARMUP);
        }
        Recording recorded = Recording.ofRealAgent();
        Map<Load, Map<Who, Cost>> costs = new EnumMap<>(Load.class);
        try (Replay replay = Replay.start(recorded, recorded.times(LARGE_FACTOR))) {
            for (Load load : loads) {
                costs.put(load, measure(replay.url(), load, effort.of(load.full, load.quick)));
            }
        }
        System.out.print(table(costs));
    }

    private static Map<Who, Cost> measure(URI url, Load load, int rounds) throws Exception {
        List<ServiceQuery> queries = load.queries();
        Map<Who, Cost> costs = new EnumMap<>(Who.class);
        try (Contender raw = new RawGets(url, queries);
                Contender ours = new Refreshes(url, queries, load.instances());
                Contender kiwi = new KiwiClient(url, queries, load.instances())) {
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
                "%s: raw %.2f ms, ours %.2f ms, kiwi %.2f ms; %.2f x raw, %.2f x kiwi%n",
                load,
                costs.get(Who.RAW).time(),
                costs.get(Who.OURS).time(),
                costs.get(Who.KIWI).time(),
                costs.get(Who.OURS).ratio(costs.get(Who.RAW)),
                costs.get(Who.OURS).ratio(costs.get(Who.KIWI)));
        return costs;
    }

    private static void measure(Contender contender, Cost cost, int round) throws Exception {
        Allocation allocation = new Allocation();
        long begin = System.nanoTime();
        try {
            contender.run();
        } catch (TimeoutException e) {
            // Rarely the JDK's client waits for ever for one of a thousand responses.
            System.err.println(
                    "A response never came to " + contender.getClass().getSimpleName() + ", once more");
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
        costs.forEach((load, cost) -> {
            if (load != Load.WARMUP) {
                row(table, load, cost);
            }
        });
        if (costs.containsKey(Load.HUNDRED) && costs.containsKey(Load.TEN_THOUSAND)) {
            table.line(
                    "\nFrom 100 to 10,000 services a refresh grows to the power of %.2f, raw GETs to %.2f,"
                            + " and kiwi's lookups to %.2f (1 is linear).",
                    exponent(costs, Who.OURS), exponent(costs, Who.RAW), exponent(costs, Who.KIWI));
        }
        table.line(
                "\n%d at a time; the server, a process of its own on the same processors, replays a real agent's response,"
                        + " the same or with another version in the metadata of an instance; medians.",
                Contender.CONCURRENCY);
        return table;
    }

    private static void row(Table table, Load load, Map<Who, Cost> costs) {
        Cost ours = costs.get(Who.OURS);
        Cost raw = costs.get(Who.RAW);
        Cost kiwi = costs.get(Who.KIWI);
        table.line(
                "| %s | %s | %s | %,.1f | %,.1f | %,.1f | %,.1f | %,.1f | %,.1f |",
                load,
                ratio(ours.ratio(raw), load.rawTarget()),
                ratio(ours.ratio(kiwi), load.kiwiTarget()),
                ours.time(),
                raw.time(),
                kiwi.time(),
                ours.megabytes(),
                raw.megabytes(),
                kiwi.megabytes());
    }

    private static String ratio(double ratio, double target) {
        return target == 0
                ? String.format(Locale.ROOT, "%.2f | | ", ratio)
                : String.format(Locale.ROOT, "%.2f | ≤ %.1f | %s", ratio, target, Table.met(ratio <= target));
    }

    private static double exponent(Map<Load, Map<Who, Cost>> costs, Who who) {
        return Statistics.exponent(
                Load.HUNDRED.services,
                costs.get(Load.HUNDRED).get(who).time(),
                Load.TEN_THOUSAND.services,
                costs.get(Load.TEN_THOUSAND).get(who).time());
    }
}
