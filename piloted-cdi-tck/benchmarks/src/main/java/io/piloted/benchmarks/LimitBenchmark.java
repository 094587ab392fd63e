package io.piloted.benchmarks;

import io.piloted.Endpoint;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * A benchmark of the lower limit for a shared round robin: one atomic increment and one array read. The array's length
 * is rounded up to a power of two, so that no division is necessary, and there is no check for an empty array.
 */
@State(Scope.Benchmark)
public class LimitBenchmark {

    /** How many endpoints. */
    @Param({"3", "100", "10000"})
    public int size;

    private final AtomicInteger cursor = new AtomicInteger();
    private Endpoint[] endpoints;

    /** Fills the array. */
    @Setup
    public void fill() {
        endpoints = Endpoints.equal(Integer.highestOneBit(2 * size - 1)).toArray(Endpoint[]::new);
    }

    /**
     * One pick.
     *
     * @return an endpoint
     */
    @Benchmark
    public Endpoint limit() {
        Endpoint[] array = endpoints;
        return array[cursor.getAndIncrement() & (array.length - 1)];
    }
}
