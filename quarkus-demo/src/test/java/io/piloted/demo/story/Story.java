package io.piloted.demo.story;

import static org.awaitility.Awaitility.await;

import io.piloted.tck.Patience;
import io.piloted.tck.consul.ConsulAgent;
import io.piloted.tck.consul.FreePorts;
import io.piloted.tck.consul.Instance;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs the whole story until it is told to end: a real Consul agent, three backends in it, the demo as a process of its
 * own, and a supervisor that sends that a SIGHUP when other backends pass.
 *
 * <p>System properties: {@code demo.jar} and {@code containerpilot}, and {@code quarkus.http.port}.
 */
public final class Story {

    private static final Duration PATIENCE = Patience.LIMIT;
    private static final int BACKENDS = 3;

    /** Fewer than the default, so that an ejection is seen before Consul's check finds the backend. */
    private static final int FAILURES = 2;

    private Story() {}

    /**
     * Runs it.
     *
     * @param arguments none
     * @throws Exception if it cannot start
     */
    public static void main(String[] arguments) throws Exception {
        List<Backend> backends = new ArrayList<>();
        for (int port : FreePorts.find(BACKENDS)) {
            backends.add(new Backend("backend-" + (backends.size() + 1), port));
        }
        try (ConsulAgent consul = ConsulAgent.start();
                Controls controls = new Controls(backends);
                Supervisor supervisor = new Supervisor(consul.url(), "appserver")) {
            for (Backend backend : backends) {
                backend.start();
                backend.register(consul.url());
            }
            consul.register(Instance.of("database", 5432)); // which is only listed, not called
            await().atMost(PATIENCE).until(() -> supervisor.passing().size() == BACKENDS);

            Process demo = demo(consul, controls);
            supervisor.watch(demo.pid());
            System.exit(demo.waitFor());
        }
    }

    private static Process demo(ConsulAgent consul, Controls controls) throws IOException {
        System.out.printf("Consul: %s/ui, demo: http://localhost:%s, Ctrl-C ends all%n", consul.url(), Demo.port());
        ProcessBuilder command = Demo.command(
                "demo.backends=" + controls.url(), "piloted.outlier-detection.consecutive-failures=" + FAILURES);
        command.environment().keySet().removeIf(name -> name.startsWith("CONSUL"));
        command.environment().put("CONSUL_HTTP_ADDR", consul.address());
        return Demo.start(command);
    }
}
