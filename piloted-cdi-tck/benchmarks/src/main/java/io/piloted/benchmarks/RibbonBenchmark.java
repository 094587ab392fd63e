package io.piloted.benchmarks;

import com.netflix.loadbalancer.BaseLoadBalancer;
import com.netflix.loadbalancer.RoundRobinRule;
import com.netflix.loadbalancer.Server;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A benchmark of Netflix Ribbon's round robin over a fixed list. */
@State(Scope.Benchmark)
public class RibbonBenchmark {

    /** How many endpoints. */
    @Param({"3", "100"})
    public int size;

    private BaseLoadBalancer balancer;

    /** Makes the list. */
    @Setup
    public void define() {
        balancer = new BaseLoadBalancer();
        balancer.setRule(new RoundRobinRule());
        balancer.addServers(IntStream.range(0, size)
                .mapToObj(i -> new Server(Endpoints.address(i), Endpoints.port()))
                .toList());
    }

    /** Ends Ribbon's threads. */
    @TearDown
    public void close() {
        balancer.shutdown();
    }

    /**
     * One pick.
     *
     * @return a server
     */
    @Benchmark
    public Server choose() {
        return balancer.chooseServer(null);
    }
}
