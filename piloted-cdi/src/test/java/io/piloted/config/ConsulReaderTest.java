package io.piloted.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.piloted.consul.ConsulConnection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tests of the priority of Consul's options and the file (C1.7). */
class ConsulReaderTest {

    private static final ConsulSettings FILE = new ConsulSettings(
            Optional.of("file:1"), Optional.of("https"), Optional.of("file-token"), tls("file", Optional.of(false)));

    @Test
    void withOptions_ofNone_isTheFile() {
        assertThat(ConsulReader.withOptions(FILE, name -> Optional.empty())).isEqualTo(FILE);
    }

    @Test
    void withOptions_ofAll_isWhatTheySay() {
        Map<String, String> options = new HashMap<>(Map.of(
                "piloted.consul.address", "http://option:2",
                "piloted.consul.token", "option-token",
                "piloted.consul.tls.cafile", "option-ca",
                "piloted.consul.tls.capath", "option-dir",
                "piloted.consul.tls.clientcert", "option-cert",
                "piloted.consul.tls.clientkey", "option-key",
                "piloted.consul.tls.servername", "option-name",
                "piloted.consul.tls.verify", "true"));
        assertThat(ConsulReader.withOptions(
                        FILE,
                        name -> Optional.ofNullable(options.remove(name))
                                .or(() -> name.endsWith("verify") ? Optional.of("true") : Optional.empty())))
                .isEqualTo(new ConsulSettings(
                        Optional.of("http://option:2"),
                        Optional.empty(),
                        Optional.of("option-token"),
                        tls("option", Optional.of(true))));
        assertThat(options).isEmpty();
    }

    @Test
    void withOptions_ofAnAddress_beatsTheLocalAgentAndTheEnvironment() {
        for (Map<String, String> env : List.of(Map.<String, String>of(), Map.of("CONSUL_HTTP_ADDR", "environment:3"))) {
            ConsulSettings settings = ConsulReader.withOptions(
                    ContainerPilot.withoutFile(env).consul(),
                    name -> Optional.of("option:2").filter(value -> name.endsWith("address")));

            assertThat(ConsulConnection.of(settings, env).addresses()).isEqualTo("http://option:2");
        }
    }

    @Test
    void withOptions_ofAnInvalidFlag_fails() {
        assertThatThrownBy(() -> ConsulReader.withOptions(
                        FILE, name -> name.endsWith("verify") ? Optional.of("perhaps") : Optional.empty()))
                .hasMessageStartingWith("PILOT00510")
                .hasMessageContaining("piloted.consul.tls.verify");
    }

    private static ConsulSettings.Tls tls(String from, Optional<Boolean> verify) {
        return new ConsulSettings.Tls(
                Optional.of(from + "-ca"),
                Optional.of(from + "-dir"),
                Optional.of(from + "-cert"),
                Optional.of(from + "-key"),
                Optional.of(from + "-name"),
                verify);
    }
}
