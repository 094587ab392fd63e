package io.piloted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** C3.2: what an address is, and its way into a URI. */
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
}
