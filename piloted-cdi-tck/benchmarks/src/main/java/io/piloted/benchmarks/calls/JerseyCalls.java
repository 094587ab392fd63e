package io.piloted.benchmarks.calls;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.piloted.benchmarks.turns.CallsInTurns;
import io.piloted.rest.PilotedFeature;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.WebTarget;
import java.util.Arrays;
import java.util.function.Supplier;

/** Jakarta REST clients of Jersey in Weld SE. */
public final class JerseyCalls {

    private JerseyCalls() {}

    /**
     * Runs the calls.
     *
     * @param args how many rounds, and the addresses of the instances
     */
    public static void main(String[] args) {
        Metrics.addRegistry(new SimpleMeterRegistry());
        try (SeContainer container = SeContainerInitializer.newInstance().initialize()) {
            Client bare = ClientBuilder.newClient();
            Client piloted = ClientBuilder.newClient().register(PilotedFeature.class);
            System.out.println(new CallsInTurns(
                            Arrays.stream(args)
                                    .skip(1)
                                    .map(address -> call(bare, address))
                                    .toList(),
                            call(piloted, CallsInTurns.SERVICE))
                    .run(Integer.parseInt(args[0])));
        }
    }

    private static Supplier<String> call(Client client, String uri) {
        WebTarget target = client.target(uri);
        return () -> target.request().get(String.class);
    }
}
