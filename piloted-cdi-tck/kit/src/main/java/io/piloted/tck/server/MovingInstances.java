package io.piloted.tck.server;

import io.piloted.tck.consul.Instance;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Instances of {@code app} that come and go in the order of their ports. So one number tells which are gone. */
final class MovingInstances {

    private static final Pattern PORT = Pattern.compile("\\bport=(\\d+)");
    private static final int FIRST_PORT = 10_000;

    private final Scene scene;
    private final int atATime;
    private int lowest = FIRST_PORT;

    /** Replaces the instances of the scene by the first ones. */
    MovingInstances(Scene scene, int atATime) {
        this.scene = scene;
        this.atATime = atATime;
        IntStream.rangeClosed(3001, 3003).forEach(port -> scene.deregister(Instance.of("app", port)));
        registered().forEach(port -> scene.register(Instance.of("app", port)));
    }

    /** Adds a new instance before it removes the oldest, so that there is always one. */
    void moveOn() {
        scene.register(Instance.of("app", lowest + atATime));
        scene.deregister(Instance.of("app", lowest));
        lowest++;
    }

    /** The lowest port in Consul. */
    int lowest() {
        return lowest;
    }

    /** The number of calls of {@link #moveOn}. */
    int moves() {
        return lowest - FIRST_PORT;
    }

    List<Integer> registered() {
        return IntStream.range(lowest, lowest + atATime).boxed().toList();
    }

    /** The ports of the endpoints that the application knows. */
    static List<Integer> served(Probe probe) {
        return PORT.matcher(probe.text("api/picks/endpoints?service=app"))
                .results()
                .map(found -> Integer.valueOf(found.group(1)))
                .toList();
    }

    /** The ports of the next picks of the application. */
    List<Integer> picked(Probe probe) {
        return probe.picks(atATime).stream()
                .map(address -> Integer.valueOf(address.substring(address.lastIndexOf(':') + 1)))
                .toList();
    }
}
