package io.piloted.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The results of {@link TwoThreads} in several JVMs, because the layout of the heap, which differs between JVMs,
 * matters.
 */
final class Contended {

    private final Map<String, List<TwoThreads.Row>> rows = new LinkedHashMap<>();

    void measure(Effort effort) throws IOException, InterruptedException {
        for (int size : Cases.SIZES) {
            for (String mode : Cases.MODES) {
                String name = "%,d, %s".formatted(size, mode);
                TwoThreads.Row row = TwoThreads.Row.parse(Fork.java(
                        System.getProperty("java.class.path"),
                        List.of("-Xms512m", "-Xmx512m"),
                        TwoThreads.class,
                        Integer.toString(size),
                        mode,
                        effort.name()));
                rows.computeIfAbsent(name, key -> new ArrayList<>()).add(row);
                System.err.printf("%s by two: %s%n", name, row);
            }
        }
    }

    void write(Table table) {
        table.head("`ServiceHandle.next()`, 2 threads", "× the limit | target | | half of the rounds | ns | limit ns");
        rows.forEach((name, measured) -> {
            double[] ratios =
                    measured.stream().mapToDouble(TwoThreads.Row::ratio).toArray();
            TwoThreads.Row middle = measured.stream()
                    .filter(row -> row.ratio() == Statistics.median(ratios))
                    .findFirst()
                    .orElseThrow();
            table.line(
                    "| %s | %.2f | ≤ %.1f | %s | %.2f to %.2f | %.1f | %.1f |",
                    name,
                    middle.ratio(),
                    TwoThreads.TARGET,
                    Table.met(middle.ratio() <= TwoThreads.TARGET),
                    middle.quartile(),
                    middle.upper(),
                    middle.ours(),
                    middle.limit());
        });
    }
}
