package io.piloted.benchmarks;

import java.util.List;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.cloud.client.DefaultServiceInstance;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.loadbalancer.Response;
import org.springframework.cloud.loadbalancer.core.RoundRobinLoadBalancer;
import org.springframework.cloud.loadbalancer.core.ServiceInstanceListSupplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A benchmark of Spring Cloud LoadBalancer's round robin over a fixed list. */
@State(Scope.Benchmark)
public class SpringBenchmark {

    /** How many endpoints. */
    @Param({"3", "100"})
    public int size;

    private RoundRobinLoadBalancer balancer;

    /** Makes the list. */
    @Setup
    public void define() {
        List<ServiceInstance> instances = IntStream.range(0, size)
                .<ServiceInstance>mapToObj(
                        i -> new DefaultServiceInstance("id" + i, "app", Endpoints.address(i), Endpoints.port(), false))
                .toList();
        balancer = new RoundRobinLoadBalancer(new Fixed(new FixedList(Flux.just(instances))), "app", 0);
    }

    /**
     * One pick.
     *
     * @return an instance
     */
    @Benchmark
    public Response<ServiceInstance> choose() {
        return Mono.from(balancer.choose()).block();
    }

    private record FixedList(Flux<List<ServiceInstance>> instances) implements ServiceInstanceListSupplier {

        @Override
        public String getServiceId() {
            return "app";
        }

        @Override
        public Flux<List<ServiceInstance>> get() {
            return instances;
        }
    }

    private record Fixed(ServiceInstanceListSupplier supplier) implements ObjectProvider<ServiceInstanceListSupplier> {

        @Override
        public ServiceInstanceListSupplier getObject() {
            return supplier;
        }

        @Override
        public ServiceInstanceListSupplier getObject(Object... args) {
            return supplier;
        }

        @Override
        public ServiceInstanceListSupplier getIfAvailable() {
            return supplier;
        }

        @Override
        public ServiceInstanceListSupplier getIfUnique() {
            return supplier;
        }
    }
}
