package io.piloted.benchmarks.calls;

import io.piloted.benchmarks.Effort;
import io.piloted.benchmarks.Fork;
import io.piloted.benchmarks.Table;
import io.piloted.tck.consul.ConsulAgent;
import io.piloted.tck.consul.Instance;
import io.piloted.tck.report.CallCost;
import io.piloted.tck.server.QuickInstances;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A benchmark of the time that the library adds to a call of a REST client when everything is on: weights, the watch of a
 * real agent, an ejected instance, metrics, and the filters. Each runtime has a JVM of its own; they run in turns.
 */
public final class CallBenchmark {

    /** The property that says where the Quarkus application is that calls. */
    public static final String CALLING_QUARKUS = "benchmarks.quarkus.calls";

    private static final int LIVE_INSTANCES = 3;
    private static final String LOOPBACK = "127.0.0.1";

    private final Map<String, List<CallCost>> costs = new LinkedHashMap<>();
    private final int rounds;
    private final List<String> properties;
    private final List<String> addresses;

    private CallBenchmark(int rounds, ConsulAgent agent, List<Integer> ports) {
        this.rounds = rounds;
        this.properties = List.of(
                "-Dpiloted.services=app",
                "-Dpiloted.consul.address=" + agent.address(),
                "-Dpiloted.watch=true",
                "-Dpiloted.outlier-detection.base-ejection-time=24h",
                "-Dpiloted.outlier-detection.max-ejection-time=24h");
        this.addresses =
                ports.stream().map(port -> "http://" + LOOPBACK + ':' + port).toList();
    }

    /**
     * Runs it and prints the table.
     *
     * @param args the effort
     * @throws Exception if it cannot
     */
    public static void main(String[] args) throws Exception {
        Effort effort = Effort.of(args[0]);
        try (QuickInstances instances = new QuickInstances(LIVE_INSTANCES);
                ConsulAgent agent = ConsulAgent.start()) {
            List<Integer> ports = instances.ports();
            register(agent, ports);
            CallBenchmark benchmark = new CallBenchmark(effort.of(400, 20), agent, ports);
            for (int i = 0; i < effort.of(3, 1); i++) {
                benchmark.measure("Quarkus, MicroProfile REST Client", quarkus());
                benchmark.measure("Weld SE, Jakarta REST client (Jersey)", weld());
            }
            System.out.print(benchmark.table());
        }
    }

    /** The instances with the weights 1, 2, 3, and one that refuses connections. */
    private static void register(ConsulAgent agent, List<Integer> ports) throws IOException {
        for (int i = 0; i < ports.size(); i++) {
            agent.register(instance(ports.get(i)).withWeights(i + 1, 1));
        }
        agent.register(instance(closedPort()));
    }

    private static Instance instance(int port) {
        return Instance.of("app", port).withId("app-" + port).withAddress(LOOPBACK);
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static List<String> quarkus() {
        return List.of("-jar", System.getProperty(CALLING_QUARKUS) + File.separator + "quarkus-run.jar");
    }

    private static List<String> weld() {
        return List.of("-cp", System.getProperty("java.class.path"), JerseyCalls.class.getName());
    }

    private void measure(String name, List<String> application) throws IOException, InterruptedException {
        List<String> arguments = Stream.of(
                        Stream.of("-Xms256m", "-Xmx256m"),
                        properties.stream(),
                        application.stream(),
                        Stream.of(Integer.toString(rounds)),
                        addresses.stream())
                .flatMap(part -> part)
                .toList();
        CallCost cost = CallCost.parse(Fork.java(arguments));
        costs.computeIfAbsent(name, key -> new ArrayList<>()).add(cost);
        System.err.printf("%s: %s%n", name, cost);
    }

    private Table table() {
        Table table = new Table();
        table.head("A call with everything on", CallCost.COLUMNS);
        costs.forEach((name, measured) -> {
            CallCost middle = measured.stream()
                    .sorted(Comparator.comparingDouble(CallCost::ratio))
                    .skip(measured.size() / 2)
                    .findFirst()
                    .orElseThrow();
            table.line("%s", middle.row(name));
        });
        table.line("\n"
                + "*Everything on* means: weights 1, 2 and 3, the watch of a real agent, outlier detection with a fourth"
                + " instance ejected, Micrometer, and the REST filters. One thread; the instances are in a separate process on the same"
                + " processors, which responds at once. The bare client calls the same instances by their addresses, by"
                + " turns of 50 calls in the same JVM. The median of the rounds' differences, and the middle one of"
                + " three JVMs.");
        return table;
    }
}
