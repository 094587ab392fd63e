package io.piloted.tck.server;

import io.piloted.tck.consul.ConsulCluster;
import io.piloted.tck.consul.Instance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A Consul cluster with services for an application: {@code app} and {@code db}, many services that are selected by a
 * tag, and some whose instances come and go all the time.
 */
final class ClusterScene implements AutoCloseable {

    /**
     * The number of services selected by a tag: more than half of the connections that an agent allows a client (200).
     */
    static final int TAGGED = 110;

    static final int CHURNING = 40;

    static final int FIRST_DB_PORT = 5432;

    private static final int FIRST_PORT = 10_000;
    private static final int TAGGED_PORT = 7_000;
    private static final int CHURN_PORT = 8_000;
    private static final int INSTANCES = 3;
    private static final long CHURN_PAUSE_MILLIS = 100;

    private final ConsulCluster cluster = ConsulCluster.start();
    private final AtomicLong changes = new AtomicLong();
    private final Random random = new Random(1);
    private final Path file;
    private final Thread churn = new Thread(this::churn, "piloted-tck-churn");
    private String color = "blue";
    private int port = FIRST_PORT;
    private volatile boolean calm;

    ClusterScene() {
        try {
            file = Files.createTempFile("piloted-tck-cluster", ".json5");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        file.toFile().deleteOnExit();
        registerApp();
        moveDb(FIRST_DB_PORT);
        registerTagged();
        IntStream.range(0, CHURNING).forEach(i -> cluster.register(churning(i, 0)));
        write();
    }

    ConsulCluster cluster() {
        return cluster;
    }

    Map<String, String> environment() {
        return Map.of("CONTAINERPILOT", file.toString());
    }

    /** Starts to add and remove instances. */
    void startChurn() {
        churn.start();
    }

    /** The number of changes. */
    long changes() {
        return changes.get();
    }

    /** The port of the only instance of {@code app}. */
    int port() {
        return port;
    }

    /** The tag of all tagged services, in Consul and in the file. */
    String color() {
        return color;
    }

    /** Moves {@code app} to another port. */
    void move() {
        port++;
        registerApp();
    }

    /** Registers {@code db} at another port. */
    void moveDb(int to) {
        cluster.register(Instance.of("db", to).withId("db"));
        changes.incrementAndGet();
    }

    /** Changes the tag of all tagged services, in Consul and in the file. */
    void retag() {
        color = color.equals("blue") ? "green" : "blue";
        registerTagged();
        write();
    }

    @Override
    public void close() {
        calm = true;
        try {
            churn.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        cluster.close();
    }

    /** Registers {@code app} with the same id, so that there is always exactly one instance. */
    private void registerApp() {
        cluster.register(Instance.of("app", port).withId("app"));
        changes.incrementAndGet();
    }

    private void registerTagged() {
        IntStream.range(0, TAGGED)
                .mapToObj(i -> Instance.of(tagged(i), TAGGED_PORT + i).withTags(color))
                .forEach(cluster::register);
        changes.addAndGet(TAGGED);
    }

    static String tagged(int number) {
        return "tagged-" + number;
    }

    private static Instance churning(int service, int number) {
        return Instance.of("churning-" + service, CHURN_PORT + INSTANCES * service + number);
    }

    /** Adds and removes instances, except the first of each service. */
    private void churn() {
        while (!calm) {
            Instance instance = churning(random.nextInt(CHURNING), 1 + random.nextInt(INSTANCES - 1));
            if (random.nextBoolean()) {
                cluster.register(instance);
            } else {
                cluster.deregister(instance);
            }
            changes.incrementAndGet();
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(CHURN_PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write() {
        String watches = Stream.of(
                        Stream.of("app", "db").map(name -> watch(name, "")),
                        IntStream.range(0, TAGGED).mapToObj(i -> watch(tagged(i), ", tag: '" + color + '\'')),
                        IntStream.range(0, CHURNING).mapToObj(i -> watch("churning-" + i, "")))
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n"));

        try {
            Files.writeString(
                    file, "{consul: '" + cluster.addresses() + "', color: 'red', watches: [\n" + watches + "\n]}\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String watch(String name, String tag) {
        return "  {name: '" + name + "', interval: 3" + tag + "},";
    }
}
