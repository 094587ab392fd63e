package io.piloted.benchmarks;

import io.smallrye.stork.Stork;
import io.smallrye.stork.api.Service;
import io.smallrye.stork.api.ServiceDefinition;
import io.smallrye.stork.api.ServiceInstance;
import io.smallrye.stork.servicediscovery.staticlist.StaticConfiguration;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A benchmark of SmallRye Stork's default round robin over a static list. */
@State(Scope.Benchmark)
public class StorkBenchmark {

    /** How many endpoints. */
    @Param({"3", "100"})
    public int size;

    private Service service;

    /** Defines the service. */
    @Setup
    public void define() {
        Stork.initialize();
        Stork.getInstance()
                .defineIfAbsent(
                        "app",
                        ServiceDefinition.of(new StaticConfiguration().withAddressList(Endpoints.joined(size, ""))));
        service = Stork.getInstance().getService("app");
    }

    /** Ends Stork. */
    @TearDown
    public void close() {
        Stork.shutdown();
    }

    /**
     * One pick.
     *
     * @return an instance
     */
    @Benchmark
    public ServiceInstance select() {
        return service.selectInstance().await().indefinitely();
    }
}
