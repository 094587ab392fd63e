package io.piloted.benchmarks;

import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;

/**
 * One thing that is measured.
 *
 * @param benchmark class and method, as in {@code PickBenchmark.next}
 * @param parameters of the benchmark
 * @param container on the class path
 * @param threads that do it together
 */
record Case(String benchmark, Map<String, String> parameters, Container container, int threads) {

    static Case of(String benchmark) {
        return new Case(benchmark, Map.of(), Container.WELD, 1);
    }

    Case with(String parameter, Object value) {
        Map<String, String> more = new TreeMap<>(parameters);
        more.put(parameter, value.toString());
        return new Case(benchmark, Map.copyOf(more), container, threads);
    }

    Case on(Container other) {
        return new Case(benchmark, parameters, other, threads);
    }

    Case by(int number) {
        return new Case(benchmark, parameters, container, number);
    }

    @Override
    public String toString() {
        return benchmark + ' ' + parameters + (threads == 1 ? "" : " by " + threads) + ", " + container.title();
    }

    ChainedOptionsBuilder options(ChainedOptionsBuilder base) {
        base.include("\\." + benchmark.replace(".", "\\.") + '$').threads(threads);
        parameters.forEach(base::param);
        return base;
    }
}
