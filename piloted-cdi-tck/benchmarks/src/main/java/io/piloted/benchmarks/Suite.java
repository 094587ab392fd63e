package io.piloted.benchmarks;

import io.piloted.benchmarks.refresh.RefreshBenchmark;
import io.piloted.benchmarks.signal.SignalBenchmark;
import io.piloted.benchmarks.start.StartBenchmark;
import java.nio.file.Path;
import java.util.List;

/** Measures everything, compares it with the targets, and writes the tables. */
public final class Suite {

    private final Effort effort;

    private Suite(Effort effort) {
        this.effort = effort;
    }

    /**
     * Runs it.
     *
     * @param args the Markdown file whose section between the markers to replace, or a dash for none; the effort
     * @throws Exception if something cannot be measured or written
     */
    public static void main(String[] args) throws Exception {
        String report = new Suite(Effort.of(args[1])).run();
        System.out.println(report);
        if (!"-".equals(args[0])) {
            Section.BENCHMARKS.write(Path.of(args[0]), report);
        }
    }

    private String run() throws Exception {
        // Weld's, for those that have only one JVM: with two containers on the class path none starts.
        String classPath = Container.WELD.in(System.getProperty("java.class.path"));
        List<String> applications =
                List.of(property(StartBenchmark.EMPTY_QUARKUS), property(Container.QUARKUS_APPLICATION));
        String start = Fork.java(classPath, applications, StartBenchmark.class, effort.name());
        String signal = Fork.java(classPath, List.of("-Xmx512m"), SignalBenchmark.class, effort.name());
        String refresh = Fork.java(classPath, List.of("-Xms2g", "-Xmx2g"), RefreshBenchmark.class, effort.name());
        Contended contended = new Contended();
        Measurements measurements = new Measurements();
        Iterations picks = new Iterations(effort.of(100, 20), 10, effort.of(60, 5));
        // In turns, so that whatever else the machine does hits all alike.
        for (int round = 0; round < effort.of(3, 1); round++) {
            contended.measure(effort);
            for (Case pick : Cases.picks()) {
                measurements.measure(pick, picks);
            }
        }
        Iterations renders = new Iterations(effort.of(2_000, 200), effort.of(500, 100), effort.of(15, 2));
        for (Case render : Cases.renders()) {
            measurements.measure(render, renders);
        }
        return new Report(measurements, contended, effort).markdown() + refresh + signal + start;
    }

    private static String property(String name) {
        return "-D" + name + '=' + System.getProperty(name);
    }
}
