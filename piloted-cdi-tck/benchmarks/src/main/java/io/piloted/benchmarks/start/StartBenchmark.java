package io.piloted.benchmarks.start;

import io.piloted.benchmarks.Effort;
import io.piloted.benchmarks.Fork;
import io.piloted.benchmarks.Table;
import io.piloted.benchmarks.footprint.Footprint;
import io.piloted.benchmarks.picks.PickingBean;
import io.piloted.benchmarks.turns.Statistics;
import io.piloted.tck.consul.ConsulAgent;
import io.piloted.tck.consul.Instance;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A benchmark of the start time, heap, classes and jars that the library adds to empty applications, in separate
 * processes.
 */
public final class StartBenchmark {

    /** The property with the path of the Quarkus application without the library. */
    public static final String EMPTY_QUARKUS = "benchmarks.quarkus.empty";

    private static final String PILOTED_QUARKUS = "benchmarks.quarkus";
    private static final double LOCAL_TARGET_MILLIS = 45;
    private static final double CONSUL_TARGET_MILLIS = 230;
    private static final double HEAP_TARGET_MEGABYTES = 2;
    private static final double JARS_TARGET_KILOBYTES = 400;

    /** The jars that a WAR would contain, by the prefix of their names in a Quarkus application. */
    private static final List<String> JARS =
            List.of("io.piloted.piloted-cdi-1", "com.google.re2j.re2j-", "org.jboss.logging.jboss-logging-");

    private final Map<String, List<Footprint>> footprints = new LinkedHashMap<>();

    private StartBenchmark() {}

    /**
     * Runs it and prints the tables.
     *
     * @param args the effort
     * @throws Exception if it cannot
     */
    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("piloted-start");
        try (ConsulAgent agent = ConsulAgent.start()) {
            agent.register(Instance.of("app", 8080));
            Path file = Files.writeString(
                    folder.resolve("containerpilot.json5"),
                    "{consul: '" + agent.address() + "', watches: [{name: 'app', interval: 3}]}");
            Path endpoints = Files.writeString(
                    folder.resolve("endpoints.json5"), "{app: ['10.0.0.1:80', '10.0.0.2:80', '10.0.0.3:80']}");
            StartBenchmark benchmark = new StartBenchmark();
            for (int round = 0; round < Effort.of(args[0]).of(21, 2); round++) {
                benchmark.round(file, endpoints);
            }
            System.out.print(benchmark.table());
        } finally {
            Files.deleteIfExists(folder.resolve("containerpilot.json5"));
            Files.deleteIfExists(folder.resolve("endpoints.json5"));
            Files.delete(folder);
        }
    }

    private void round(Path file, Path endpoints) throws IOException, InterruptedException {
        String containerPilot = "-Dcontainerpilot=" + file;
        String local = "-Dpiloted.catalog=" + endpoints;
        run("Quarkus", quarkus(EMPTY_QUARKUS));
        run("Quarkus, local catalog", quarkus(PILOTED_QUARKUS, containerPilot, local));
        run("Quarkus, Consul", quarkus(PILOTED_QUARKUS, containerPilot));
        run("Weld SE", weld(List.of()));
        run("Weld SE, local catalog", weld(List.of(PickingBean.class.getName()), containerPilot, local));
    }

    private void run(String name, List<String> arguments) throws IOException, InterruptedException {
        Footprint footprint = Footprint.in(Fork.java(arguments));
        footprints.computeIfAbsent(name, key -> new ArrayList<>()).add(footprint);
        System.err.printf("%s: %s%n", name, footprint);
    }

    private static List<String> quarkus(String application, String... properties) {
        return Stream.concat(
                        options(properties),
                        Stream.of("-jar", System.getProperty(application) + File.separator + "quarkus-run.jar"))
                .toList();
    }

    private static List<String> weld(List<String> beans, String... properties) {
        Stream<String> main = Stream.of("-cp", weldClassPath(!beans.isEmpty()), WeldApplication.class.getName());
        return Stream.of(options(properties), main, beans.stream())
                .flatMap(part -> part)
                .toList();
    }

    private static Stream<String> options(String... properties) {
        return Stream.concat(Stream.of("-Xmx128m", "-XX:+UseSerialGC"), Arrays.stream(properties));
    }

    private static String weldClassPath(boolean piloted) {
        List<String> parts = new ArrayList<>(List.of("/org/jboss/", "/jakarta/", "/benchmarks/"));
        if (piloted) {
            parts.addAll(List.of("/piloted-cdi/", "/re2j/"));
        }
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> parts.stream().anyMatch(entry.replace(File.separatorChar, '/')::contains))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private Table table() throws IOException {
        Table table = new Table();
        table.head(
                "What the library adds to an empty application",
                "ms to the start | target | | MB of heap | target | | classes | ms without | ms with");
        row(table, "Quarkus", "Quarkus, local catalog", LOCAL_TARGET_MILLIS);
        row(table, "Quarkus", "Quarkus, Consul", CONSUL_TARGET_MILLIS);
        row(table, "Weld SE", "Weld SE, local catalog", 0);
        table.line(
                "\n"
                        + "Medians of %d starts each, in turns; the milliseconds are the median of the differences within"
                        + " a turn. Heap is what is live when the application is up.",
                footprints.get("Quarkus").size());
        jars(table);
        return table;
    }

    private void row(Table table, String without, String with, double target) {
        double millis = added(without, with, Footprint::millis);
        double heap = added(without, with, Footprint::heapKibibytes) / 1024;
        table.line(
                "| %s | %.0f | %s | %s | %.2f | %s | %s | %.0f | %.0f | %.0f |",
                with,
                millis,
                target == 0 ? "" : "≤ %.0f".formatted(target),
                target == 0 ? "" : Table.met(millis <= target),
                heap,
                target == 0 ? "" : "< %.0f".formatted(HEAP_TARGET_MEGABYTES),
                target == 0 ? "" : Table.met(heap < HEAP_TARGET_MEGABYTES),
                added(without, with, Footprint::classes),
                median(without),
                median(with));
    }

    private double added(String without, String with, ToLongFunction<Footprint> what) {
        double[] differences = new double[footprints.get(with).size()];
        Arrays.setAll(
                differences,
                i -> what.applyAsLong(footprints.get(with).get(i))
                        - what.applyAsLong(footprints.get(without).get(i)));
        return Statistics.median(differences);
    }

    private double median(String name) {
        return Statistics.median(
                footprints.get(name).stream().mapToDouble(Footprint::millis).toArray());
    }

    private static void jars(Table table) throws IOException {
        Map<String, Long> sizes = new LinkedHashMap<>();
        try (Stream<Path> files = Files.walk(Path.of(System.getProperty(PILOTED_QUARKUS)))) {
            for (Path file : files.toList()) {
                if (JARS.stream().anyMatch(file.getFileName().toString()::startsWith)) {
                    sizes.put(file.getFileName().toString(), Files.size(file));
                }
            }
        }
        double kilobytes = sizes.values().stream().mapToLong(size -> size).sum() / 1024.0;
        table.head("What a WAR gets", "KB | target | ");
        table.line(
                "| all | %.0f | < %.0f | %s |",
                kilobytes, JARS_TARGET_KILOBYTES, Table.met(kilobytes < JARS_TARGET_KILOBYTES));
        sizes.forEach((name, size) -> table.line("| %s | %.0f | | |", name, size / 1024.0));
    }
}
