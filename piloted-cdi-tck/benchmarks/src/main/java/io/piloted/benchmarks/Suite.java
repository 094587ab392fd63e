package io.piloted.benchmarks;

import io.piloted.benchmarks.calls.CallBenchmark;
import io.piloted.benchmarks.refresh.RefreshBenchmark;
import io.piloted.benchmarks.signal.SignalBenchmark;
import io.piloted.benchmarks.start.StartBenchmark;
import io.piloted.tck.report.Section;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program that runs all benchmarks, compares the results with the targets, and writes the tables. */
public final class Suite {

    /** Beside the report. */
    private static final String PICTURE = "benchmarks.svg";

    private final Effort effort;

    /** The benchmarks that failed. The others are still measured, and the run fails at its end. */
    private final List<String> failed = new ArrayList<>();

    private Suite(Effort effort) {
        this.effort = effort;
    }

    /** What the picks look like; empty if they could not be measured. */
    private String picture = "";

    /** One part of the report. */
    private interface Part {
        String run() throws Exception;
    }

    /**
     * Runs it.
     *
     * @param args the Markdown file whose section between the markers to replace, or a dash for none; the effort
     * @throws Exception if something cannot be measured or written
     */
    public static void main(String[] args) throws Exception {
        Suite suite = new Suite(Effort.of(args[1]));
        String report = suite.run();
        System.out.println(report);
        if (!"-".equals(args[0])) {
            Path file = Path.of(args[0]);
            Section.named("benchmarks").replace(file, report);
            Files.writeString(file.resolveSibling(PICTURE), suite.picture);
        }
        if (!suite.failed.isEmpty()) {
            throw new IllegalStateException("not measured: " + suite.failed);
        }
    }

    private String run() throws Exception {
        // Weld's class path, for benchmarks in only one JVM: with two containers on the class path none starts.
        String classPath = Container.WELD.in(System.getProperty("java.class.path"));
        List<String> applications =
                List.of(property(StartBenchmark.EMPTY_QUARKUS), property(Container.QUARKUS_APPLICATION));
        String picks = part("picks and rendering", this::picksAndRenders);
        String refresh = part(
                "refresh",
                () -> Fork.java(classPath, List.of("-Xms2g", "-Xmx2g"), RefreshBenchmark.class, effort.name()));
        String signal =
                part("signal", () -> Fork.java(classPath, List.of("-Xmx512m"), SignalBenchmark.class, effort.name()));
        String calls = part(
                "calls",
                () -> Fork.java(
                        classPath,
                        List.of("-Xmx128m", property(CallBenchmark.CALLING_QUARKUS)),
                        CallBenchmark.class,
                        effort.name()));
        String start = part("start", () -> Fork.java(classPath, applications, StartBenchmark.class, effort.name()));
        return picks + calls + refresh + signal + start;
    }

    private String part(String name, Part part) {
        long begin = System.nanoTime();
        try {
            return part.run();
        } catch (Exception e) {
            e.printStackTrace();
            failed.add(name);
            return "\n**Not measured: " + name + ".**\n";
        } finally {
            System.err.printf("%s: %d s%n", name, TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin));
        }
    }

    private String picksAndRenders() throws Exception {
        Contended contended = new Contended();
        Measurements measurements = new Measurements();
        // With less warm-up, picks on ArC are still being compiled while they are measured.
        Iterations picks = new Iterations(100, 10, effort.of(15, 5));
        // In turns, so that disturbances of the machine affect all cases.
        for (int round = 0; round < effort.of(3, 1); round++) {
            contended.measure(effort);
            for (Case pick : Cases.picks()) {
                measure(measurements, pick, picks);
            }
        }
        Iterations renders = new Iterations(effort.of(2_000, 200), effort.of(500, 100), effort.of(15, 2));
        for (Case render : Cases.renders()) {
            measure(measurements, render, renders);
        }
        Report report = new Report(measurements, contended, effort);
        picture = report.picture();
        return "![How long a pick takes, beside the limit of the hardware and beside other libraries](" + PICTURE
                + ")\n\n" + report.markdown();
    }

    private void measure(Measurements measurements, Case measured, Iterations iterations) {
        part(measured.toString(), () -> {
            measurements.measure(measured, iterations);
            return "";
        });
    }

    private static String property(String name) {
        return "-D" + name + '=' + System.getProperty(name);
    }
}
