package io.piloted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of endpoints (C3.2): valid addresses, and URIs. */
class EndpointTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "10.0.0.1",
                "a.b-c_d",
                "bücher.example",
                "::1",
                "2001:db8::1.2.3.4",
                "fe80::1%eth0",
                "A",
                "\uD842\uDFB7.example"
            })
    void isHost_namesAndAddresses(String address) {
        assertThat(Endpoint.of(address, 1).address()).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                " a",
                "a b",
                "a\n",
                "a:80",
                "10.0.0.1:80",
                "http://a",
                "a/b",
                "a?b",
                "a#b",
                "me@a",
                "[::1",
                "::1]",
                "a%20b",
                "a\\b",
                "a,b",
                "<a>",
                "::x",
                "::1%a/b",
                "a\u00a0",
                "a\u200b",
                "\ufeffa",
                "a\u00adb",
                "a\u202eb",
                "\uDB40\uDC41a",
                "a\ue000",
                "a\uD842",
                "::1%eth\u200b"
            })
    void isHost_whatWouldLeadElsewhereInAUri_isNone(String address) {
        assertThat(Endpoint.isHost(address)).isFalse();
        assertThatThrownBy(() -> Endpoint.of(address, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("address");
    }

    @Test
    void uri_ofIpv6_isAsJavaHasIt() {
        assertThat(Endpoint.of("::1", 80).uri("http")).hasHost("[::1]").hasPort(80);
        assertThat(Endpoint.of("[::1]", 80)).isEqualTo(Endpoint.of("::1", 80));
        assertThat(Endpoint.of("fe80::1%eth0", 80).uri("http"))
                .hasHost("[fe80::1%eth0]")
                .hasPort(80);
    }

    @Test
    void with_changesThatComponentOnly() {
        Endpoint full = new Endpoint(
                "a", 80, "id", List.of("t"), Map.of("k", "v"), "node", "dc", 2, Map.of("http", 80, "admin", 81));

        assertThat(full.withId("x").withId("id")).isEqualTo(full);
        assertThat(full.withTags(List.of()).withTags(List.of("t"))).isEqualTo(full);
        assertThat(full.withMeta(Map.of()).withMeta(Map.of("k", "v"))).isEqualTo(full);
        assertThat(full.withWeight(9).withWeight(2)).isEqualTo(full);
        assertThat(full.withPorts(Map.of()).withPorts(Map.of("http", 80, "admin", 81)))
                .isEqualTo(full);
        assertThat(List.of(
                        full.withId("x"),
                        full.withTags(List.of("x")),
                        full.withMeta(Map.of("x", "x")),
                        full.withWeight(9),
                        full.withPorts(Map.of("x", 1))))
                .doesNotHaveDuplicates()
                .doesNotContain(full);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 65_536})
    void namedPort_outOfRange_isRejectedByName(int port) {
        Endpoint endpoint = Endpoint.of("a", 80);

        assertThatThrownBy(() -> endpoint.withPorts(Map.of("admin", port)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("port 'admin' must be 1 to 65535, not " + port);
    }

    /** The older constructor, without named ports. */
    @Test
    void eightComponents_haveNoNamedPorts() {
        assertThat(new Endpoint("a", 80, "", List.of(), Map.of(), "", "", 1))
                .isEqualTo(Endpoint.of("a", 80).withPorts(Map.of()));
    }
}
