package io.piloted.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests of a server's address and of the Host field (C3.1). */
class ServerAddressTest {

    @ParameterizedTest
    @CsvSource({
        "http://consul:8500/x,     consul,         8500, consul:8500",
        "http://consul:80,         consul,         80,   consul",
        "http://consul:443,        consul,         443,  consul:443",
        "https://consul:443,       consul,         443,  consul",
        "https://consul:80,        consul,         80,   consul:80",
        "http://[::1]:80,          ::1,            80,   [::1]",
        "https://[fd00::1]:8501,   fd00::1,        8501, [fd00::1]:8501",
        "http://my_consul:8500,    my_consul,      8500, my_consul:8500",
        "https://stack_consul:443, stack_consul,   443,  stack_consul",
    })
    void hostField_ofAServer_hasThePortUnlessTheSchemeImpliesIt(String uri, String host, int port, String field) {
        ServerAddress address = ServerAddress.of(URI.create(uri));
        assertThat(address.host()).isEqualTo(host);
        assertThat(address.port()).isEqualTo(port);
        assertThat(address.hostField()).isEqualTo(field);
    }
}
