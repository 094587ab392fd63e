package io.piloted.consul;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests of all forms of an address (C3.1). */
class AgentAddressTest {

    @ParameterizedTest
    @CsvSource({
        "consul,                       http://consul:8500",
        "consul:80,                    http://consul:80",
        "10.0.0.1,                     http://10.0.0.1:8500",
        "http://consul,                http://consul:80",
        "https://consul.example.com,   https://consul.example.com:443",
        "https://consul:8500,          https://consul:8500",
        "HTTPS://consul:8501/,         https://consul:8501",
        "https://proxy:443/consul/,    https://proxy:443/consul",
        "https://proxy/f\u00fcr,           https://proxy:443/f%C3%BCr",
        "::1,                          http://[::1]:8500",
        "[::1],                        http://[::1]:8500",
        "[fd00::1]:80,                 http://[fd00::1]:80",
        "http://[fd00::1],             http://[fd00::1]:80",
        "[fe80::1%eth0]:8500,          http://[fe80::1%eth0]:8500",
        ":8500,                        http://localhost:8500",
        "https://:8501,                https://localhost:8501",
        "my_consul,                    http://my_consul:8500",
        "my_consul:8501/x,             http://my_consul:8501/x",
        "https://stack_consul,         https://stack_consul:443",
    })
    void parse_ofAnAddress_givesTheRootOfTheApi(String text, String root) {
        assertThat(AgentAddress.parse(text, "http", false)).hasToString(root);
    }

    @Test
    void parse_ofAUrlWhereTlsWasAskedForElsewhere_hasThePortOfHttps() {
        assertThat(AgentAddress.parse("http://consul", "https", true)).hasToString("https://consul:443");
        assertThat(AgentAddress.parse("consul", "https", true)).hasToString("https://consul:8500");
    }

    @ParameterizedTest
    @CsvSource({
        "unix:///run/consul.sock,  PILOT02002",
        "ftp://consul,             PILOT02003",
        "my consul:8500,           PILOT02001",
        "my$consul:8500,           PILOT02001",
        "consul:,                  PILOT02001",
        ":,                        PILOT02001",
        "[consul]:8500]:1,         PILOT02001",
        "consul:x,                 PILOT02001",
        "consul:0,                 PILOT02001",
        "consul:65536,             PILOT02001",
        "consul: 80,               PILOT02001",
        "http://,                  PILOT02001",
        "http://consul/?a=b,       PILOT02001",
    })
    void parse_ofWhatIsNone_failsWithoutItsValues(String text, String code) {
        assertThatThrownBy(() -> AgentAddress.parse(text, "http", false))
                .hasMessageStartingWith(code)
                .hasMessageNotContaining("my")
                .hasMessageNotContaining("a=b");
    }

    @Test
    void parse_ofWhatIsNone_showsItsForm() {
        assertThatThrownBy(() -> AgentAddress.parse("http://s3cr3t:8500:1/x", "http", false))
                .hasMessageContaining("'http://******:****:*/*' (*: not shown)");
    }
}
