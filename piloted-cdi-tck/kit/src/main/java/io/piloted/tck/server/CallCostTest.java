package io.piloted.tck.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.piloted.tck.consul.FreePorts;
import io.piloted.tck.consul.Instance;
import io.piloted.tck.report.CallCost;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.microshed.testing.jupiter.MicroShedTest;

/**
 * A measurement of calls with and without the library, in turns, in the server. It runs only with {@code -Pcall-costs};
 * {@link io.piloted.tck.report.CostTable} collects the numbers.
 */
@MicroShedTest
@Tag("call-costs")
@EnabledIfSystemProperty(named = "piloted.tck.call-costs", matches = "true")
public class CallCostTest extends ServerScene {

    private static final int LIVE_INSTANCES = 3;

    private static final int ROUNDS = 400;

    private QuickInstances instances;

    /** The instances with the weights 1, 2, 3, and one that refuses connections. */
    @BeforeEach
    void startInstances() throws IOException {
        scene.write("red", "app", "db", Backends.SERVICE);
        instances = new QuickInstances(LIVE_INSTANCES);
        int weight = 0;
        for (int port : instances.ports()) {
            weight++;
            scene.register(Instance.of(Backends.SERVICE, port).withWeights(weight, 1));
        }
        scene.register(Instance.of(Backends.SERVICE, FreePorts.find(1).get(0)));
        probe.refresh();
    }

    @AfterEach
    void stopInstances() throws IOException {
        instances.close();
    }

    @Test
    void jakartaClient_whenAnInstanceIsEjected_onlyCallsTheOthers() throws IOException {
        measure("jakarta", "Jakarta REST client");
    }

    @Test
    void microProfileClient_whenAnInstanceIsEjected_onlyCallsTheOthers() throws IOException {
        assumeThat(server.server().hasRestClient())
                .as("a MicroProfile REST Client that supports piloted: URIs")
                .isTrue();
        measure("microprofile", "MicroProfile REST Client");
    }

    /** A call that fails after the warm-up fails the test. */
    private void measure(String path, String client) throws IOException {
        CallCost cost = CallCost.parse(probe.text("api/turns/" + path + "?service=http://" + Backends.SERVICE
                + ".piloted&rounds=" + ROUNDS + addresses(instances.ports())));
        assertThat(cost.bare()).isPositive();
        assertThat(cost.piloted()).isPositive();
        cost.write(client);
    }

    private static String addresses(List<Integer> ports) {
        return ports.stream().map(port -> "&address=http://127.0.0.1:" + port).collect(Collectors.joining());
    }
}
