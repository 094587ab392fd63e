package io.piloted.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;

/** The tables: ratios first, then what they are made of. */
final class Report {

    private static final double NEXT_TARGET = 1.2;
    private static final double INJECTED_TARGET = 1.3;
    private static final double SPRING_TARGET = 10;
    private static final double STORK_TARGET = 25;
    private static final double STORK_AT_100_TARGET = 500;
    private static final double LARGE_TARGET_MILLIS = 200;
    private static final double EXAMPLE_TARGET_MILLIS = 2;
    private static final double NANOS_PER_MILLI = 1e6;

    private final Measurements measured;
    private final StringBuilder out = new StringBuilder();

    Report(Measurements measured) {
        this.measured = measured;
    }

    String markdown() {
        line(
                "%s, %d processors, JDK %s, %s. Ratios within one run, in rounds; of one thread the fastest iteration, of two"
                        + " the median.",
                processor(), Runtime.getRuntime().availableProcessors(), Runtime.version(), LocalDate.now());
        picks(1);
        picks(2);
        injected();
        peers();
        renders();
        return out.toString();
    }

    private void picks(int threads) {
        head(
                "`ServiceHandle.next()`, " + (threads == 1 ? "1 thread" : threads + " threads"),
                "× the limit | target | | ns | limit ns | B");
        for (int size : Cases.SIZES) {
            Case limit = Cases.limit(size).by(threads);
            for (String mode : Cases.MODES) {
                Case next = Cases.next(size, mode).by(threads);
                double ratio = measured.ratio(next, limit);
                line(
                        "| %,d, %s | %.2f | ≤ %.1f | %s | %.1f | %.1f | %s |",
                        size,
                        mode,
                        ratio,
                        NEXT_TARGET,
                        met(ratio <= NEXT_TARGET),
                        measured.nanos(next),
                        measured.nanos(limit),
                        // Beside refreshes only theirs could be counted.
                        "refreshing".equals(mode) ? "" : "%.0f".formatted(measured.bytes(next)));
            }
        }
    }

    private void injected() {
        head("Injected, 3 endpoints", "× `next()` | target | | ns | B");
        Case next = Cases.next(3, "equal");
        for (Container container : Container.values()) {
            for (String form : Cases.FORMS) {
                Case injected = Cases.injected(form, container);
                double ratio = measured.ratio(injected, next);
                line(
                        "| %s, %s | %.2f | ≤ %.1f | %s | %.1f | %.0f |",
                        form,
                        container.title(),
                        ratio,
                        INJECTED_TARGET,
                        met(ratio <= INJECTED_TARGET),
                        measured.nanos(injected),
                        measured.bytes(injected));
            }
        }
    }

    private void peers() {
        head("Peers", "× `next()` | target | | ns | B");
        for (int size : Cases.PEER_SIZES) {
            peer("Spring Cloud LoadBalancer", Cases.spring(size), size, size == 3 ? SPRING_TARGET : 0);
            peer("SmallRye Stork", Cases.stork(size), size, size == 3 ? STORK_TARGET : STORK_AT_100_TARGET);
            peer("Netflix Ribbon", Cases.ribbon(size), size, 0);
        }
    }

    private void peer(String name, Case peer, int size, double target) {
        double ratio = measured.ratio(peer, Cases.next(size, "equal"));
        line(
                "| %s, %,d | %.0f | %s | %s | %,.1f | %,.0f |",
                name,
                size,
                ratio,
                target == 0 ? "" : "≥ %.0f".formatted(target),
                target == 0 ? "" : met(ratio >= target),
                measured.nanos(peer),
                measured.bytes(peer));
    }

    private void renders() {
        head("Render and parse", "ms | target | | KiB allocated");
        render("Example of 100 lines", Cases.render("example"), EXAMPLE_TARGET_MILLIS);
        for (int size : Cases.MEBIBYTES) {
            render(
                    "%d MiB, %,d actions".formatted(size, size * 10_000),
                    Cases.render(size),
                    size * LARGE_TARGET_MILLIS);
        }
        double exponent = Math.log(measured.ratio(Cases.render(4), Cases.render(1))) / Math.log(4);
        line("\nGrows with the size to the power of %.2f (1 is linear).", exponent);
    }

    private void render(String name, Case render, double target) {
        double millis = measured.nanos(render) / NANOS_PER_MILLI;
        line(
                "| %s | %.3f | < %.0f | %s | %,.0f |",
                name, millis, target, met(millis < target), measured.bytes(render) / 1024);
    }

    private void head(String title, String columns) {
        line("\n| %s | %s |", title, columns);
        line("|---%s|", "|---".repeat(columns.split("\\|").length));
    }

    private static String met(boolean met) {
        return met ? "met" : "**missed**";
    }

    private void line(String format, Object... values) {
        out.append(String.format(Locale.ROOT, format, values)).append('\n');
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
