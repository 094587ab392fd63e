package io.piloted.benchmarks;

import io.piloted.benchmarks.turns.Statistics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;

/** A writer of the result tables: ratios first, then the absolute numbers. */
final class Report {

    private static final double NEXT_TARGET = 1.2;
    private static final double REPORT_TARGET = 1.5;
    private static final double SPRING_TARGET = 10;
    private static final double STORK_TARGET = 25;
    private static final double STORK_AT_100_TARGET = 500;
    private static final double LARGE_TARGET_MILLIS = 200;
    private static final double EXAMPLE_TARGET_MILLIS = 2;
    private static final int LEAST_SIZE = 3;
    private static final double NANOS_PER_MILLI = 1e6;

    private final Measurements measured;
    private final Contended contended;
    private final Effort effort;
    private final Table table = new Table();

    Report(Measurements measured, Contended contended, Effort effort) {
        this.measured = measured;
        this.contended = contended;
        this.effort = effort;
    }

    String markdown() {
        table.line(
                "%s, %d processors, JDK %s, Linux %s, %s%s. Ratios within one run, in rounds. One thread: the fastest"
                        + " iteration. More threads: `next()` and the limit take turns of milliseconds in one JVM; the"
                        + " median of the turns' ratios, and the middle one of three JVMs.",
                processor(),
                Runtime.getRuntime().availableProcessors(),
                Runtime.version(),
                System.getProperty("os.version"),
                LocalDate.now(),
                effort == Effort.FULL ? "" : ", **a smoke test**");
        picks();
        report();
        contended.write(table);
        injected();
        peers();
        renders();
        return table.toString();
    }

    private void picks() {
        table.head("`ServiceHandle.next()`, 1 thread", "× the limit | target | | ns | limit ns | B");
        for (int size : Cases.SIZES) {
            Case limit = Cases.limit(size);
            for (String mode : Cases.MODES) {
                Case next = Cases.next(size, mode);
                double ratio = measured.ratio(next, limit);
                table.line(
                        "| %,d, %s | %.2f | ≤ %.1f | %s | %.1f | %.1f | %s |",
                        size,
                        mode,
                        ratio,
                        NEXT_TARGET,
                        Table.met(ratio <= NEXT_TARGET),
                        measured.nanos(next),
                        measured.nanos(limit),
                        // In this mode the bytes of the refreshes would be counted.
                        PickedService.REFRESHING.equals(mode) ? "" : "%.0f".formatted(measured.bytes(next)));
            }
        }
    }

    private void report() {
        table.head("`ServiceHandle.report(SUCCESS)`", "× an atomic increment | target | | ns | increment ns | B");
        Case report = Cases.report();
        double ratio = measured.ratio(report, Cases.increment());
        table.line(
                "| nothing is wrong | %.2f | ≤ %.1f | %s | %.1f | %.1f | %.0f |",
                ratio,
                REPORT_TARGET,
                Table.met(ratio <= REPORT_TARGET),
                measured.nanos(report),
                measured.nanos(Cases.increment()),
                measured.bytes(report));
    }

    private void injected() {
        table.head("Injected, 3 endpoints", "× `next()` | target | | ns | B");
        Case next = Cases.next(3, "equal");
        for (Container container : Container.values()) {
            for (String form : Cases.FORMS) {
                Case injected = Cases.injected(form, container);
                double ratio = measured.ratio(injected, next);
                table.line(
                        "| %s, %s | %.2f | ≤ %.1f | %s | %.1f | %.0f |",
                        form,
                        container.title(),
                        ratio,
                        container.target(),
                        Table.met(ratio <= container.target()),
                        measured.nanos(injected),
                        measured.bytes(injected));
            }
        }
    }

    private void peers() {
        table.head("Peers", "× `next()` | target | | ns | B");
        for (int size : Cases.PEER_SIZES) {
            Cases.PEERS.forEach((name, peer) -> peer(name, peer.apply(size), size));
        }
    }

    private void peer(String name, Case peer, int size) {
        double ratio = ratio(peer, size);
        double target = target(name, size);
        table.line(
                "| %s, %,d | %s | %s | %s | %,.1f | %,.0f |",
                name,
                size,
                times(ratio),
                target == 0 ? "" : "≥ %.0f".formatted(target),
                target == 0 ? "" : Table.met(ratio >= target),
                measured.nanos(peer),
                measured.bytes(peer));
    }

    /** Beside ours of the same weights. */
    private double ratio(Case peer, int size) {
        boolean weighted = "true".equals(peer.parameters().get("weighted"));
        return measured.ratio(peer, Cases.next(size, weighted ? "weighted" : "equal"));
    }

    private static double target(String peer, int size) {
        return switch (peer) {
            case Cases.SPRING -> size == 3 ? SPRING_TARGET : 0;
            case Cases.STORK -> size == 3 ? STORK_TARGET : STORK_AT_100_TARGET;
            default -> 0;
        };
    }

    /** One pick of everybody, as SVG; the same figures as in the tables. */
    String picture() {
        BarChart chart = new BarChart(
                "How long does one pick take?",
                "nanoseconds for one pick, the fastest first; each line is ten times the one before",
                Cases.PEER_SIZES.stream().map("%d endpoints"::formatted).toList());
        bars(chart, "the limit of the hardware", BarChart.Kind.LIMIT, Cases::limit, size -> "");
        bars(chart, "piloted-cdi, next()", BarChart.Kind.OURS, size -> Cases.next(size, "equal"), size -> "");
        Cases.PEERS.entrySet().stream()
                .filter(peer -> !Double.isNaN(measured.nanos(peer.getValue().apply(LEAST_SIZE))))
                .sorted(Comparator.comparingDouble(
                        peer -> measured.nanos(peer.getValue().apply(LEAST_SIZE))))
                .forEach(peer -> bars(
                        chart,
                        peer.getKey(),
                        BarChart.Kind.PEER,
                        peer.getValue(),
                        size -> times(ratio(peer.getValue().apply(size), size)) + " × ours, "));
        return chart.svg();
    }

    private void bars(
            BarChart chart, String name, BarChart.Kind kind, IntFunction<Case> cases, IntFunction<String> comment) {
        int[] sizes = Cases.PEER_SIZES.stream().mapToInt(size -> size).toArray();
        IntToDoubleFunction nanos = size -> measured.nanos(cases.apply(size));
        chart.row(
                name,
                kind,
                Arrays.stream(sizes).mapToDouble(nanos).toArray(),
                Arrays.stream(sizes)
                        .mapToObj(size -> comment.apply(size) + "%,.1f ns".formatted(nanos.applyAsDouble(size)))
                        .toArray(String[]::new));
    }

    private static String times(double ratio) {
        return (ratio < 10 ? "%.1f" : "%,.0f").formatted(ratio);
    }

    private void renders() {
        table.head("Render and parse", "ms | target | | KiB allocated");
        render("Example of 100 lines", Cases.render("example"), EXAMPLE_TARGET_MILLIS);
        for (int size : Cases.MEBIBYTES) {
            render(
                    "%d MiB, %,d actions".formatted(size, size * 10_000),
                    Cases.render(size),
                    size * LARGE_TARGET_MILLIS);
        }
        double exponent = Statistics.exponent(1, measured.nanos(Cases.render(1)), 4, measured.nanos(Cases.render(4)));
        table.line("\nGrows with the size to the power of %.2f (1 is linear).", exponent);
    }

    private void render(String name, Case render, double target) {
        double millis = measured.nanos(render) / NANOS_PER_MILLI;
        table.line(
                "| %s | %.3f | < %.0f | %s | %,.0f |",
                name, millis, target, Table.met(millis < target), measured.bytes(render) / 1024);
    }

    private static String processor() {
        try {
            return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                    .filter(line -> line.startsWith("model name"))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 2))
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException e) {
            return System.getProperty("os.arch");
        }
    }
}
