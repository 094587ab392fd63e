package io.piloted.benchmarks.signal;

import io.piloted.benchmarks.Effort;
import io.piloted.benchmarks.Table;
import io.piloted.benchmarks.turns.Statistics;
import io.piloted.tck.consul.ConsulAgent;
import io.piloted.tck.consul.Instance;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import sun.misc.Signal;

/**
 * A benchmark of the time from a SIGHUP to the observer that sees the new endpoints, in Weld SE with a real agent,
 * compared with one raw GET.
 */
public final class SignalBenchmark {

    private static final int FIRST_PORT = 1000;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double MEDIAN_TARGET = 1.3;
    private static final double P99_TARGET = 2;

    private final ConsulAgent agent;
    private final EventRecorder told;
    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpRequest request;
    private int port = FIRST_PORT;

    private SignalBenchmark(ConsulAgent agent, EventRecorder told) {
        this.agent = agent;
        this.told = told;
        request = HttpRequest.newBuilder(URI.create(agent.url() + "/v1/health/service/app?passing=1"))
                .build();
    }

    /** Sends this process a SIGHUP. */
    private interface Sender {
        void send() throws IOException;
    }

    /**
     * Runs it and prints the table.
     *
     * @param args the effort
     * @throws Exception if it cannot
     */
    public static void main(String[] args) throws Exception {
        int times = Effort.of(args[0]).of(1_000, 50);
        Path file = Files.createTempFile("piloted-signal", ".json5");
        try (ConsulAgent agent = ConsulAgent.start();
                Kill kill = new Kill()) {
            register(agent, FIRST_PORT);
            Files.writeString(file, "{consul: '" + agent.address() + "', watches: [{name: 'app', interval: 3}]}");
            System.setProperty("containerpilot", file.toString());
            try (SeContainer container = SeContainerInitializer.newInstance()
                    .addBeanClasses(EventRecorder.class)
                    .initialize()) {
                SignalBenchmark benchmark = new SignalBenchmark(
                        agent, container.select(EventRecorder.class).get());
                benchmark.measure(kill, times / 5 + 20); // to warm up
                System.out.print(benchmark.measure(kill, times));
            }
        } finally {
            Files.delete(file);
        }
    }

    private Table measure(Kill kill, int times) throws Exception {
        double[] gets = new double[times];
        double[] kills = new double[times];
        double[] raises = new double[times];
        for (int i = 0; i < times; i++) {
            gets[i] = get();
            kills[i] = untilTold(kill::hangUp);
            raises[i] = untilTold(() -> Signal.raise(new Signal("HUP")));
        }
        Table table = new Table();
        table.head(
                "Signal to event, of " + times,
                "p50, × one raw GET | target | | p99, × one raw GET | target | | p50 ms | p99 ms | max ms");
        row(table, "`kill -HUP` of a shell, to the observer", kills, gets, true);
        row(table, "the same without the shell: the process signals itself", raises, gets, false);
        row(table, "one raw GET, body dropped, for comparison", gets, gets, false);
        return table;
    }

    private static void row(Table table, String name, double[] millis, double[] gets, boolean counts) {
        table.line(
                "| %s | %s | %s | %.2f | %.2f | %.2f |",
                name,
                ratio(millis, gets, 0.5, counts ? MEDIAN_TARGET : 0),
                ratio(millis, gets, 0.99, counts ? P99_TARGET : 0),
                Statistics.median(millis),
                Statistics.quantile(millis, 0.99),
                Statistics.quantile(millis, 1));
    }

    private static String ratio(double[] millis, double[] gets, double part, double target) {
        double ratio = Statistics.quantile(millis, part) / Statistics.quantile(gets, part);
        return target == 0
                ? String.format(Locale.ROOT, "%.2f | | ", ratio)
                : String.format(Locale.ROOT, "%.2f | ≤ %.1f | %s", ratio, target, Table.met(ratio <= target));
    }

    private double get() throws IOException, InterruptedException {
        long begin = System.nanoTime();
        HttpResponse<Void> response = client.send(request, HttpResponse.BodyHandlers.discarding());
        double millis = (System.nanoTime() - begin) / NANOS_PER_MILLI;
        if (response.statusCode() != 200) {
            throw new IllegalStateException(response.toString());
        }
        return millis;
    }

    private double untilTold(Sender sender) throws IOException, InterruptedException {
        port = port == 65_535 ? FIRST_PORT : port + 1;
        register(agent, port);
        long begin = System.nanoTime();
        sender.send();
        return (told.awaitNanos(port) - begin) / NANOS_PER_MILLI;
    }

    /** Registers the only instance at another port. */
    private static void register(ConsulAgent agent, int port) {
        agent.registerOnNode(
                "node", "10.0.0.1", Map.of(), Instance.of("app", port).withId("app"));
    }
}
