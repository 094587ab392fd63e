package io.piloted.tck.consul;

import static io.piloted.tck.consul.Catalogs.lookUp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.piloted.Endpoint;
import io.piloted.consul.ConsulCatalog;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests of lookups (C5.4) when a real agent is killed or frozen, and after its recovery. */
class AgentFailureTest {

    private static final Instance INSTANCE = Instance.of("appserver", 3000);

    @Test
    void endpoints_ofAnAgentThatWasKilled_failUntilItIsBack() {
        try (ConsulAgent agent = ConsulAgent.start();
                ConsulCatalog catalog = Catalogs.of(agent)) {
            agent.register(INSTANCE);
            assertThat(lookUp(catalog, "appserver")).hasSize(1);
            agent.kill();
            assertThatThrownBy(() -> lookUp(catalog, "appserver"))
                    .hasMessageContaining("PILOT02100")
                    .hasMessageContaining(agent.address());
            agent.restart();
            agent.register(INSTANCE);
            assertThat(lookUp(catalog, "appserver")).hasSize(1);
        }
    }

    @Test
    void endpoints_ofAFrozenAgent_failInTimeUntilItGoesOn() {
        try (ConsulAgent agent = ConsulAgent.start();
                ConsulCatalog catalog = Catalogs.of(agent.address(), Map.of(), Duration.ofMillis(500))) {
            agent.register(INSTANCE);
            agent.suspend();
            assertThatThrownBy(() -> lookUp(catalog, "appserver"))
                    .hasMessageContaining("PILOT02102")
                    .hasMessageContaining("500 ms");
            agent.resume();
            assertThat(lookUp(catalog, "appserver")).hasSize(1);
        }
    }

    @Test
    void endpoints_ofTwoAgents_comeFromTheOneThatLives() {
        try (ConsulAgent one = ConsulAgent.start();
                ConsulAgent other = ConsulAgent.start();
                ConsulCatalog catalog =
                        Catalogs.of(one.address() + "," + other.address(), Map.of(), Duration.ofSeconds(2))) {
            one.register(INSTANCE);
            other.register(Instance.of("appserver", 4000));
            assertThat(lookUp(catalog, "appserver")).extracting(Endpoint::port).containsExactly(3000);
            one.suspend();
            assertThat(lookUp(catalog, "appserver")).extracting(Endpoint::port).containsExactly(4000);
            one.resume();
            assertThat(lookUp(catalog, "appserver")).extracting(Endpoint::port).containsExactly(4000);
            other.kill();
            assertThat(lookUp(catalog, "appserver")).extracting(Endpoint::port).containsExactly(3000);
        }
    }
}
