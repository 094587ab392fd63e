package io.piloted.benchmarks;

import io.piloted.benchmarks.turns.Statistics;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The results of {@link ManyThreads} in several JVMs, because the layout of the heap, which differs between JVMs,
 * matters.
 */
final class Contended {

    private static final int TWO = 2;
    private static final List<Integer> THREADS = List.of(1, TWO, 4, 8, 16);
    private static final int FEW_ENDPOINTS = 3;
    private static final String EQUAL = "equal";

    private final Map<Picks, List<ManyThreads.Row>> rows = new LinkedHashMap<>();

    /** What is picked from, and by how many threads. */
    private record Picks(int size, String mode, int threads) {
        @Override
        public String toString() {
            return "%,d, %s".formatted(size, mode);
        }
    }

    void measure(Effort effort) throws IOException, InterruptedException {
        for (int size : Cases.SIZES) {
            for (String mode : Cases.MODES) {
                measure(new Picks(size, mode, TWO), effort);
            }
        }
        for (int threads : THREADS) {
            if (threads != TWO) {
                measure(new Picks(FEW_ENDPOINTS, EQUAL, threads), effort);
            }
        }
    }

    private void measure(Picks picks, Effort effort) throws IOException, InterruptedException {
        ManyThreads.Row row = ManyThreads.Row.parse(Fork.java(
                System.getProperty("java.class.path"),
                List.of("-Xms512m", "-Xmx512m"),
                ManyThreads.class,
                Integer.toString(picks.size),
                picks.mode,
                Integer.toString(picks.threads),
                effort.name()));
        rows.computeIfAbsent(picks, key -> new ArrayList<>()).add(row);
        System.err.printf("%s by %d: %s%n", picks, picks.threads, row);
    }

    void write(Table table) {
        table.head("`ServiceHandle.next()`, 2 threads", "× the limit | target | | half of the rounds | ns | limit ns");
        rows.keySet().stream()
                .filter(picks -> picks.threads == TWO)
                .forEach(picks -> write(table, picks.toString(), picks));
        table.head(
                "3 endpoints, by the number of threads", "× the limit | target | | half of the rounds | ns | limit ns");
        for (int threads : THREADS) {
            write(table, Integer.toString(threads), new Picks(FEW_ENDPOINTS, EQUAL, threads));
        }
        table.line(
                "\nNanoseconds of a processor for each pick, while all threads pick and do nothing else. More threads than"
                        + " processors take turns on them.");
    }

    private void write(Table table, String name, Picks picks) {
        List<ManyThreads.Row> measured = rows.get(picks);
        double[] ratios = measured.stream().mapToDouble(ManyThreads.Row::ratio).toArray();
        ManyThreads.Row middle = measured.stream()
                .filter(row -> row.ratio() == Statistics.median(ratios))
                .findFirst()
                .orElseThrow();
        table.line(
                "| %s | %.2f | ≤ %.1f | %s | %.2f to %.2f | %.1f | %.1f |",
                name,
                middle.ratio(),
                ManyThreads.TARGET,
                Table.met(middle.ratio() <= ManyThreads.TARGET),
                middle.quartile(),
                middle.upper(),
                middle.ours(),
                middle.limit());
    }
}
