package io.piloted.benchmarks;

import io.piloted.Endpoint;
import io.piloted.Outcome;
import io.piloted.ServiceHandle;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A benchmark of {@link ServiceHandle#report} for a successful call while no endpoint fails, compared with an atomic
 * increment.
 */
@State(Scope.Benchmark)
public class ReportBenchmark {

    private final AtomicInteger count = new AtomicInteger();
    private PickedService service;
    private ServiceHandle handle;
    private Endpoint endpoint;

    /** Loads the service. */
    @Setup
    public void load() {
        service = new PickedService(3, "equal");
        handle = service.handle();
        endpoint = handle.next();
    }

    /** Ends it. */
    @TearDown
    public void close() {
        service.close();
    }

    /** One report. */
    @Benchmark
    public void report() {
        handle.report(endpoint, Outcome.SUCCESS);
    }

    /**
     * One atomic increment.
     *
     * @return the count
     */
    @Benchmark
    public int increment() {
        return count.getAndIncrement();
    }
}
