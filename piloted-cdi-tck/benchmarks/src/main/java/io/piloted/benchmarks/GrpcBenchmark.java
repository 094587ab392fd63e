package io.piloted.benchmarks;

import io.grpc.Attributes;
import io.grpc.CallOptions;
import io.grpc.ConnectivityState;
import io.grpc.ConnectivityStateInfo;
import io.grpc.EquivalentAddressGroup;
import io.grpc.LoadBalancer;
import io.grpc.LoadBalancerRegistry;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.SynchronizationContext;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A benchmark of gRPC-Java's policy {@code round_robin}: the picks that a channel makes for its calls. Connections are
 * ready as soon as they are requested.
 */
@State(Scope.Benchmark)
public class GrpcBenchmark {

    /** How many endpoints. */
    @Param({"3", "100"})
    public int size;

    private final LoadBalancer.PickSubchannelArgs call = new NoCall();
    private Channel channel;
    private LoadBalancer balancer;
    private LoadBalancer.SubchannelPicker picker;

    /** Gives the policy its addresses. */
    @Setup
    public void connect() {
        channel = new Channel();
        balancer = LoadBalancerRegistry.getDefaultRegistry()
                .getProvider("round_robin")
                .newLoadBalancer(channel);
        List<EquivalentAddressGroup> addresses = IntStream.range(0, size)
                .mapToObj(i -> new EquivalentAddressGroup(
                        InetSocketAddress.createUnresolved(Endpoints.address(i), Endpoints.port())))
                .toList();
        channel.context.execute(() -> balancer.acceptResolvedAddresses(LoadBalancer.ResolvedAddresses.newBuilder()
                .setAddresses(addresses)
                .build()));
        channel.context.drain();
        if (channel.state != ConnectivityState.READY) {
            throw new IllegalStateException("not ready, but " + channel.state);
        }
        picker = channel.picker;
    }

    /** Ends it. */
    @TearDown
    public void close() {
        channel.context.execute(balancer::shutdown);
        channel.timer.shutdownNow();
    }

    /**
     * One pick.
     *
     * @return a connection to an endpoint
     */
    @Benchmark
    public LoadBalancer.Subchannel pick() {
        return picker.pickSubchannel(call).getSubchannel();
    }

    /** What a policy needs of its channel. */
    private static final class Channel extends LoadBalancer.Helper {

        private final SynchronizationContext context = new SynchronizationContext((thread, failure) -> {
            throw new IllegalStateException(failure);
        });
        private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        private ConnectivityState state = ConnectivityState.IDLE;
        private LoadBalancer.SubchannelPicker picker;

        @Override
        public LoadBalancer.Subchannel createSubchannel(LoadBalancer.CreateSubchannelArgs args) {
            return new ReadyConnection(args, context);
        }

        @Override
        public void updateBalancingState(ConnectivityState newState, LoadBalancer.SubchannelPicker newPicker) {
            state = newState;
            picker = newPicker;
        }

        @Override
        public SynchronizationContext getSynchronizationContext() {
            return context;
        }

        @Override
        public ScheduledExecutorService getScheduledExecutorService() {
            return timer;
        }

        @Override
        public ManagedChannel createOobChannel(EquivalentAddressGroup address, String authority) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String getAuthority() {
            return "app";
        }
    }

    /** A connection that needs no network. */
    private static final class ReadyConnection extends LoadBalancer.Subchannel {

        private final LoadBalancer.CreateSubchannelArgs args;
        private final SynchronizationContext context;
        private LoadBalancer.SubchannelStateListener listener;

        ReadyConnection(LoadBalancer.CreateSubchannelArgs args, SynchronizationContext context) {
            this.args = args;
            this.context = context;
        }

        @Override
        public void start(LoadBalancer.SubchannelStateListener stateListener) {
            listener = stateListener;
        }

        @Override
        public void requestConnection() {
            context.execute(
                    () -> listener.onSubchannelState(ConnectivityStateInfo.forNonError(ConnectivityState.READY)));
        }

        @Override
        public void shutdown() {
            // There is nothing to close.
        }

        @Override
        public List<EquivalentAddressGroup> getAllAddresses() {
            return args.getAddresses();
        }

        @Override
        public Attributes getAttributes() {
            return args.getAttributes();
        }
    }

    /** The call that a pick is for; the policy does not look at it. */
    private static final class NoCall extends LoadBalancer.PickSubchannelArgs {

        @Override
        public CallOptions getCallOptions() {
            return CallOptions.DEFAULT;
        }

        @Override
        public Metadata getHeaders() {
            return new Metadata();
        }

        @Override
        public MethodDescriptor<?, ?> getMethodDescriptor() {
            throw new UnsupportedOperationException();
        }
    }
}
