package io.piloted.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostAndPortTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "host,         host,      host,   -",
                "host:80,      host,      host,   80",
                "host:,        host,      host,   ''",
                ":80,          '',        '',     80",
                "::1,          [::1],     ::1,    -",
                "[::1],        [::1],     ::1,    -",
                "[::1]:80,     [::1],     ::1,    80",
                "[::1]:80:90,  [::1],     ::1,    80:90",
                "[a]:1]:80,    [a]:1],    a]:1,   80",
            })
    void parse_eachForm_findsHostAndPort(String text, String host, String bareHost, String port) {
        HostAndPort parts = HostAndPort.parse(text);
        assertThat(parts).isEqualTo(new HostAndPort(host, Optional.ofNullable(port)));
        assertThat(parts.bareHost()).isEqualTo(bareHost);
    }
}
