package io.piloted.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The results of the cases: nanoseconds for each iteration of each round, and bytes. */
final class Measurements {

    private static final String CLASS_PATH = "java.class.path";

    private final Map<Case, List<Double>> nanos = new LinkedHashMap<>();
    private final Map<Case, Double> bytes = new LinkedHashMap<>();

    /** Measures one case in a separate JVM. */
    void measure(Case measured, Iterations iterations) throws RunnerException, IOException {
        String all = System.getProperty(CLASS_PATH);
        System.setProperty(CLASS_PATH, measured.container().alone(all)); // JMH passes it to the JVM that it forks
        try {
            Collection<RunResult> results = new Runner(measured.options(new OptionsBuilder()
                                    .mode(Mode.AverageTime)
                                    .timeUnit(TimeUnit.NANOSECONDS)
                                    .forks(1)
                                    .jvmArgs("-Xms512m", "-Xmx512m")
                                    .warmupIterations(3)
                                    .warmupTime(TimeValue.milliseconds(iterations.warmupMillis()))
                                    .measurementIterations(iterations.count())
                                    .measurementTime(TimeValue.milliseconds(iterations.millis()))
                                    .addProfiler(GCProfiler.class)
                                    .shouldFailOnError(true)
                                    .verbosity(VerboseMode.SILENT))
                            .build())
                    .run();
            results.forEach(result -> add(measured, result));
        } finally {
            System.setProperty(CLASS_PATH, all);
        }
        System.err.printf("%12.1f ns %10.0f B  %s%n", nanos(measured), bytes(measured), measured);
    }

    private void add(Case measured, RunResult result) {
        result.getBenchmarkResults().forEach(fork -> {
            for (IterationResult iteration : fork.getIterationResults()) {
                nanos.computeIfAbsent(measured, key -> new ArrayList<>())
                        .add(iteration.getPrimaryResult().getScore());
            }
        });
        result.getSecondaryResults().values().stream()
                .filter(secondary -> secondary.getLabel().endsWith("gc.alloc.rate.norm"))
                .mapToDouble(Result::getScore)
                .forEach(score -> bytes.merge(measured, score, Math::min));
    }

    /** Nanoseconds of the fastest iteration, because disturbances only make it slower; NaN if there was none. */
    double nanos(Case measured) {
        return nanos.getOrDefault(measured, List.of()).stream()
                .min(Double::compare)
                .orElse(Double.NaN);
    }

    double bytes(Case measured) {
        return bytes.getOrDefault(measured, Double.NaN);
    }

    /** The time of a case divided by the time of another. */
    double ratio(Case measured, Case other) {
        return nanos(measured) / nanos(other);
    }
}
