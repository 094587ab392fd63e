package io.piloted.tck.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.piloted.tck.Assertion;
import io.piloted.tck.consul.Instance;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.microshed.testing.jupiter.MicroShedTest;

/** Tests of the readiness check; the server runs with {@code piloted.health.required=app}. */
@MicroShedTest
public class HealthTest extends ServerScene {

    private final HttpClient client = HttpClient.newHttpClient();
    private URI readiness;

    @BeforeEach
    void requireHealth() {
        Optional<URI> where = server.readiness();
        assumeThat(where).as("MicroProfile Health").isPresent();
        readiness = where.orElseThrow();
    }

    @Test
    @Assertion("C10.1")
    void readiness_tellsEndpointsAndTheLastRefresh() throws Exception {
        Instant before = Instant.now();
        server.hangup();

        JsonObject response = getHealth();

        assertThat(response.getString("status")).isEqualTo("UP");
        List<JsonObject> checks = libraryChecks(response);
        assertThat(checks)
                .as("one for each application")
                .hasSize(server.server().runsSeveral() && !isOfTheProbe() ? 2 : 1);
        JsonObject data = checks.get(0).getJsonObject("data");
        assertThat(count(data, "app")).isEqualTo(3);
        assertThat(count(data, "db")).isEqualTo(1);
        assertThat(data.getString("refresh.outcome")).isEqualTo("ok");
        assertThat(checks)
                .anySatisfy(check -> assertThat(
                                Instant.parse(check.getJsonObject("data").getString("refresh.at")))
                        .isAfter(before));
    }

    @Test
    @Assertion("C10.2")
    void readiness_whileARequiredServiceHasNoEndpoint_isDown() throws Exception {
        List<Instance> all = List.of(Instance.of("app", 3001), Instance.of("app", 3002), Instance.of("app", 3003));
        all.forEach(scene::deregister);
        server.hangup();

        JsonObject down = getHealth();

        all.forEach(scene::register);
        server.hangup();
        assertThat(down.getString("status")).isEqualTo("DOWN");
        assertThat(libraryChecks(down)).anySatisfy(check -> {
            assertThat(check.getString("status")).isEqualTo("DOWN");
            assertThat(count(check.getJsonObject("data"), "app")).isZero();
        });
        assertThat(libraryChecks(getHealth()))
                .anyMatch(check -> check.getString("status").equals("UP"));
    }

    private boolean isOfTheProbe() {
        return readiness.getPath().startsWith(server.server().path(LocalServer.PROBE));
    }

    private JsonObject getHealth() throws Exception {
        HttpResponse<String> response =
                client.send(HttpRequest.newBuilder(readiness).GET().build(), HttpResponse.BodyHandlers.ofString());
        try (JsonReader reader = Json.createReader(new StringReader(response.body()))) {
            return reader.readObject();
        }
    }

    /** Payara writes numbers as strings. */
    private static int count(JsonObject data, String service) {
        JsonValue value = data.get(service);
        return Integer.parseInt(value instanceof JsonString text ? text.getString() : value.toString());
    }

    private static List<JsonObject> libraryChecks(JsonObject response) {
        return response.getJsonArray("checks").getValuesAs(JsonObject.class).stream()
                .filter(check -> check.getString("name").equals("piloted"))
                .toList();
    }
}
