package io.piloted.consul;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.piloted.Endpoint;
import io.piloted.PilotedException;
import io.piloted.ServiceQuery;
import io.piloted.config.Options;
import io.piloted.config.Options.Consistency;
import io.piloted.http.HttpHead;
import io.piloted.http.HttpResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A fuzz test of response bodies (C3.2, C5.4): any bytes give valid endpoints, or a failure with a code. */
class HealthFuzzTest {

    private static final URI AGENT = URI.create("http://localhost:8500");
    private static final int LONGEST_MESSAGE = 1000;

    private static ConsulCatalog passing;
    private static ConsulCatalog warningByWan;

    @BeforeAll
    static void open() {
        passing = Connections.catalog("localhost:8500");
        warningByWan = new ConsulCatalog(
                Connections.to("localhost:8500"),
                new Options.Consul(true, Optional.empty(), Consistency.DEFAULT, false),
                Connections.TIMEOUT);
    }

    @AfterAll
    static void close() {
        passing.close();
        warningByWan.close();
    }

    @FuzzTest
    void read(byte[] body) throws IOException {
        read(passing, body);
        read(warningByWan, body);
    }

    private static void read(ConsulCatalog catalog, byte[] body) throws IOException {
        HttpResponse response = new HttpResponse(HttpHead.parse("HTTP/1.1 200 OK\r\nX-Consul-Index: 7"), body);
        try {
            catalog.read(ServiceQuery.of("app"), AGENT, response, new ConsulErrors("app", AGENT, Optional.of("secret")))
                    .endpoints()
                    .forEach(HealthFuzzTest::assertUsable);
        } catch (PilotedException e) {
            assertThat(e).hasMessageStartingWith("PILOT021");
            assertThat(e.getMessage()).hasSizeLessThan(LONGEST_MESSAGE);
        }
    }

    private static void assertUsable(Endpoint endpoint) {
        assertThat(endpoint.address()).isNotBlank();
        assertThat(endpoint.port()).isBetween(0, 65_535);
        assertThat(endpoint.weight()).isBetween(1, 65_535);
        assertThat(endpoint.tags()).doesNotContainNull();
        assertThat(endpoint.hostAndPort()).isNotNull();
    }
}
