package io.piloted.tck.consul;

import static io.piloted.tck.consul.Catalogs.lookUp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.piloted.consul.ConsulCatalog;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests of tokens (C3.1) with a real agent that denies access by default. */
class AclTest {

    private static final String READ =
            "service_prefix \"\" { policy = \"read\" } node_prefix \"\" { policy = \"read\" }";

    @Test
    void endpoints_withAndWithoutToken_areWhatTheTokenAllows() {
        try (ConsulAgent agent = ConsulAgent.builder().denyByDefault().start();
                ConsulCatalog catalog = Catalogs.of(agent)) {
            agent.register(Instance.of("appserver", 3000));
            // Consul filters instances that a token may not see, so a request without a token gives no endpoints, not
            // an error.
            assertThat(lookUp(catalog, "appserver")).isEmpty();

            String token = agent.createToken(READ);
            catalog.reconnect(Catalogs.connection(agent.address(), Map.of("CONSUL_HTTP_TOKEN", token)));
            assertThat(lookUp(catalog, "appserver")).hasSize(1);

            catalog.reconnect(Catalogs.connection(
                    agent.address(), Map.of("CONSUL_HTTP_TOKEN", "00000000-1111-2222-3333-444444444444")));
            assertThatThrownBy(() -> lookUp(catalog, "appserver"))
                    .hasMessageContaining("PILOT02110")
                    .hasMessageContaining("403")
                    .hasMessageNotContaining("00000000-1111");
        }
    }
}
