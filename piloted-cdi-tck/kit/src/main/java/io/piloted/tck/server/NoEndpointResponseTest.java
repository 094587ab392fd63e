package io.piloted.tck.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.piloted.tck.Assertion;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.microshed.testing.jupiter.MicroShedTest;

/** Tests of the response to a request whose resource finds no endpoint. */
@MicroShedTest
public class NoEndpointResponseTest extends ServerScene {

    @BeforeEach
    void nameNowhere() {
        scene.write("red", "app", "db", "nowhere");
        probe.refresh();
    }

    @Test
    @Assertion("C9.5")
    void resourceFindsNoEndpoint_isUnavailableAndTellsTheClientNothing() {
        HttpResponse<String> response = probe.get("api/endpoint?service=nowhere");

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).contains("5");
        assertThat(response.body()).doesNotContain("PILOT", "nowhere"); // some servers add a page of their own
    }

    @Test
    @Assertion("C9.5")
    void resourceFindsAnEndpoint_isItsResponse() {
        assertThat(probe.get("api/endpoint?service=app").statusCode()).isEqualTo(200);
    }
}
