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
 * The launcher of the demo with Consul: a real Consul agent, three backends, the demo as a separate process, and a
 * supervisor that sends it a SIGHUP when the passing backends change. It runs until it is ended.
 *
 * <p>System properties: {@code demo.jar} and {@code containerpilot}, and {@code quarkus.http.port}.
 */
public final class Story {

    private static final Duration PATIENCE = Patience.LIMIT;
    private static final int BACKENDS = 3;

    /**
     * The failures that eject an endpoint: fewer than the default, so that the ejection is seen before Consul's check
     * fails.
     */
    private static final int FAILURES = 2;

    private Story() {}

    /**
     * Runs the demo with Consul.
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
            consul.register(Instance.of("database", 5432)); // only listed, not called
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
