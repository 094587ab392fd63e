package io.piloted.benchmarks;

import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.internal.net.endpoint.EndpointResolverInternal;
import io.vertx.core.net.Address;
import io.vertx.core.net.AddressResolver;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.endpoint.Endpoint;
import io.vertx.core.net.endpoint.LoadBalancer;
import io.vertx.core.net.endpoint.ServerEndpoint;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A benchmark of Vert.x's round robin. Its service resolver has already resolved the service to a fixed list of servers,
 * instead of servers from Kubernetes or DNS.
 */
@State(Scope.Benchmark)
public class VertxBenchmark {

    private static final long EXPIRATION_MILLIS = 1_000;
    private static final long TIMEOUT_SECONDS = 10;

    /** How many endpoints. */
    @Param({"3", "100"})
    public int size;

    private Vertx vertx;
    private Endpoint endpoint;

    /**
     * Resolves the endpoint.
     *
     * @throws Exception if it cannot
     */
    @Setup
    public void resolve() throws Exception {
        List<SocketAddress> servers = IntStream.range(0, size)
                .mapToObj(i -> SocketAddress.inetSocketAddress(Endpoints.port(), Endpoints.address(i)))
                .toList();
        vertx = Vertx.vertx();
        endpoint = EndpointResolverInternal.create(
                        (VertxInternal) vertx,
                        AddressResolver.mappingResolver(address -> servers).endpointResolver(vertx),
                        LoadBalancer.ROUND_ROBIN,
                        EXPIRATION_MILLIS)
                .resolveEndpoint(new Service())
                .toCompletionStage()
                .toCompletableFuture()
                .get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    }

    /**
     * Ends it.
     *
     * @throws Exception if it cannot
     */
    @TearDown
    public void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    }

    /**
     * One pick.
     *
     * @return a server
     */
    @Benchmark
    public ServerEndpoint select() {
        return endpoint.selectServer();
    }

    private record Service() implements Address {}
}
