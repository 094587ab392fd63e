package io.piloted.benchmarks;

import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;

/**
 * One measured benchmark with its parameters.
 *
 * @param benchmark class and method, as in {@code PickBenchmark.next}
 * @param parameters of the benchmark
 * @param container on the class path
 */
record Case(String benchmark, Map<String, String> parameters, Container container) {

    static Case of(String benchmark) {
        return new Case(benchmark, Map.of(), Container.WELD);
    }

    Case with(String parameter, Object value) {
        Map<String, String> more = new TreeMap<>(parameters);
        more.put(parameter, value.toString());
        return new Case(benchmark, Map.copyOf(more), container);
    }

    Case on(Container other) {
        return new Case(benchmark, parameters, other);
    }

    @Override
    public String toString() {
        return benchmark + ' ' + parameters + ", " + container.title();
    }

    ChainedOptionsBuilder options(ChainedOptionsBuilder base) {
        base.include("\\." + benchmark.replace(".", "\\.") + '$');
        parameters.forEach(base::param);
        return base;
    }
}
