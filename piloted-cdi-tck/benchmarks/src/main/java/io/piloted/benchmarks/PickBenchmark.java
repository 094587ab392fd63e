package io.piloted.benchmarks;

import io.piloted.Endpoint;
import io.piloted.ServiceHandle;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A benchmark of {@link ServiceHandle#next()} with a registry without a container. */
@State(Scope.Benchmark)
public class PickBenchmark {

    /** How many endpoints. */
    @Param({"3", "100", "10000"})
    public int size;

    /** The kind of endpoints, and of concurrent activity. */
    @Param({"equal", "weighted", "ejected", "refreshing"})
    public String mode;

    private PickedService service;
    private ServiceHandle handle;

    /** Loads the service. */
    @Setup
    public void load() {
        service = new PickedService(size, mode);
        handle = service.handle();
    }

    /** Ends it. */
    @TearDown
    public void close() {
        service.close();
    }

    /**
     * One pick.
     *
     * @return an endpoint
     */
    @Benchmark
    public Endpoint next() {
        return handle.next();
    }
}
