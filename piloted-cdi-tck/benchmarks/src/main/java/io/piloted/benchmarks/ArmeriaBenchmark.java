package io.piloted.benchmarks;

import com.linecorp.armeria.client.ClientRequestContext;
import com.linecorp.armeria.client.Endpoint;
import com.linecorp.armeria.client.endpoint.EndpointGroup;
import com.linecorp.armeria.client.endpoint.EndpointSelectionStrategy;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpRequest;
import java.util.List;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A benchmark of Armeria's default policy, weighted round robin, over a fixed group of endpoints. */
@State(Scope.Benchmark)
public class ArmeriaBenchmark {

    /** How many endpoints. */
    @Param({"3", "100"})
    public int size;

    /** Whether they have the weights 1 to 5 instead of one weight. */
    @Param({"false", "true"})
    public boolean weighted;

    private EndpointGroup group;
    private ClientRequestContext call;

    /** Makes the group. */
    @Setup
    public void define() {
        List<Endpoint> endpoints = IntStream.range(0, size)
                .mapToObj(i -> Endpoint.of(Endpoints.address(i), Endpoints.port())
                        .withWeight(weighted ? Endpoints.weight(i) : 1))
                .toList();
        group = EndpointGroup.of(EndpointSelectionStrategy.weightedRoundRobin(), endpoints);
        call = ClientRequestContext.of(HttpRequest.of(HttpMethod.GET, "/"));
    }

    /** Ends it. */
    @TearDown
    public void close() {
        group.close();
    }

    /**
     * One pick.
     *
     * @return an endpoint
     */
    @Benchmark
    public Endpoint select() {
        return group.selectNow(call);
    }
}
