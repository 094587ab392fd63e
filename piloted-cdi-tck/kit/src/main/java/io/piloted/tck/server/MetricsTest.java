package io.piloted.tck.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.piloted.tck.Assertion;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.microshed.testing.jupiter.MicroShedTest;

/** Tests of Micrometer's meters. */
@MicroShedTest
public class MetricsTest extends ServerScene {

    private final HttpClient client = HttpClient.newHttpClient();
    private URI meters;

    @BeforeEach
    void requireMicrometer() {
        Optional<URI> where = server.meters();
        assumeThat(where).as("Micrometer").isPresent();
        meters = where.orElseThrow();
    }

    @Test
    @Assertion("C10.3")
    void meters_countRefreshesEndpointsAndPicks() throws Exception {
        server.hangup();
        double refreshes = value("piloted_refresh_seconds_count", "trigger=\"signal\"", "outcome=\"ok\"");
        double picks = value("piloted_picks_total", "service=\"app\"");

        server.hangup();
        probe.picks(5);

        assertThat(value("piloted_refresh_seconds_count", "trigger=\"signal\"", "outcome=\"ok\""))
                .isEqualTo(refreshes + 1);
        assertThat(value("piloted_picks_total", "service=\"app\"")).isEqualTo(picks + 5);
        assertThat(value("piloted_endpoints", "service=\"app\"")).isEqualTo(3);
        assertThat(value("piloted_endpoints", "service=\"db\"")).isEqualTo(1);
        assertThat(value("piloted_refresh_seconds_count", "trigger=\"start\"", "outcome=\"ok\""))
                .isEqualTo(1);
    }

    private double value(String name, String... tags) throws Exception {
        HttpResponse<String> response =
                client.send(HttpRequest.newBuilder(meters).GET().build(), HttpResponse.BodyHandlers.ofString());
        return response.body()
                .lines()
                .filter(line ->
                        line.startsWith(name + '{') && Arrays.stream(tags).allMatch(line::contains))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not in " + response.body()));
    }
}
