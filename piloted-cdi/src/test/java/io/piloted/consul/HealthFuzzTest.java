package io.piloted.consul;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.piloted.Endpoint;
import io.piloted.PilotedException;
import io.piloted.config.Options.Consistency;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** C3.2, C5.4 for whatever bytes are the body of an answer: endpoints that can be used, or a failure with a code. */
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
                new ConsulOptions(true, Optional.empty(), Consistency.DEFAULT, false),
                Connections.TIMEOUT);
    }

    @AfterAll
    static void close() {
        passing.close();
        warningByWan.close();
    }

    @FuzzTest
    void read(byte[] body) {
        read(passing, body);
        read(warningByWan, body);
    }

    private static void read(ConsulCatalog catalog, byte[] body) {
        try {
            Answer answer = new Answer(body);
            catalog.read("app", AGENT, answer, new Failures("app", AGENT, Optional.of("secret")))
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

    /** A body that came well. */
    private static final class Answer implements HttpResponse<byte[]> {

        private final byte[] body;

        Answer(byte[] body) {
            this.body = body;
        }

        @Override
        public byte[] body() {
            return body;
        }

        @Override
        public int statusCode() {
            return 200;
        }

        @Override
        public HttpHeaders headers() {
            return HttpHeaders.of(Map.of("X-Consul-Index", List.of("7")), (name, value) -> true);
        }

        @Override
        public HttpRequest request() {
            return HttpRequest.newBuilder(AGENT).build();
        }

        @Override
        public Optional<HttpResponse<byte[]>> previousResponse() {
            return Optional.empty();
        }

        @Override
        public Optional<SSLSession> sslSession() {
            return Optional.empty();
        }

        @Override
        public URI uri() {
            return AGENT;
        }

        @Override
        public HttpClient.Version version() {
            return HttpClient.Version.HTTP_1_1;
        }
    }
}
