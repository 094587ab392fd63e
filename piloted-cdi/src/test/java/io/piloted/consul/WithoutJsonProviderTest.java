package io.piloted.consul;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.piloted.PilotedException;
import org.junit.jupiter.api.Test;

/** C3.1: the ContainerPilot file can be read without a provider of JSON-P, Consul's answers cannot. */
class WithoutJsonProviderTest {

    @Test
    void catalog_withoutAProviderOfJsonP_saysWhatToAdd() {
        System.setProperty("jakarta.json.provider", "no.such.Provider");
        try {
            assertThatThrownBy(() -> Connections.catalog("127.0.0.1:1"))
                    .isInstanceOf(PilotedException.class)
                    .hasMessageContainingAll("PILOT02123", "quarkus-jsonp", "parsson");
        } finally {
            System.clearProperty("jakarta.json.provider");
        }
    }
}
