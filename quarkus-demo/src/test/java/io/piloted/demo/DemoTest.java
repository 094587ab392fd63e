package io.piloted.demo;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of the demo with its defaults, as in README: no Consul, no set-up. */
@QuarkusTest
class DemoTest {

    @ParameterizedTest
    @ValueSource(strings = {"Endpoint", "Provider<Endpoint>", "Instance<Endpoint>", "ServiceHandle", "ServiceRegistry"})
    void pick_inFormOfOne_goesRound(String form) {
        List<String> addresses =
                Stream.generate(() -> addresses(form).get(0)).limit(4).toList();

        assertThat(addresses.subList(0, 3)).doesNotHaveDuplicates();
        assertThat(addresses.get(3)).isEqualTo(addresses.get(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"List<Endpoint>", "Provider<List<Endpoint>>", "Instance<List<Endpoint>>"})
    void pick_inFormOfAll_givesAllInOrder(String form) {
        assertThat(addresses(form)).containsExactly("10.0.10.10", "10.0.10.11", "10.0.10.12");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/demo.js", "/config"})
    void everything_comesWithAContentSecurityPolicy(String path) {
        when().get(path).then().statusCode(200).header("Content-Security-Policy", "default-src 'self'");
    }

    @Test
    void config_isTheRenderedFile() {
        var config = when().get("/config").then().statusCode(200).extract().jsonPath();

        assertThat(config.getString("'containerpilot.watches[0].interval'")).isEqualTo("3");
        assertThat(config.getString("'containerpilot.jobs[0].tags'")).isEqualTo("•••");
        assertThat(config.getString("'containerpilot.consul.token'")).isEqualTo("•••");
    }

    @Test
    void refresh_isAnEventEvenIfNothingChanged() {
        int before = events().size();

        given().post("/refresh").then().statusCode(204);

        await().until(() -> events().size() == before + 1);
        assertThat(events().get(0)).isEqualTo("PROGRAM");
    }

    @Test
    void backends_withoutTheStory_areNone() {
        assertThat(when().get("/backends").then().statusCode(200).extract().asString())
                .isEqualTo("[]");
        given().post("/backends/backend-1/stop").then().statusCode(404);
    }

    @Test
    void page_isThere() {
        assertThat(when().get("/").then().statusCode(200).extract().asString()).contains("kill -HUP");
    }

    private static List<String> addresses(String form) {
        return given().queryParam("form", form)
                .get("/pick")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("address");
    }

    private static List<String> events() {
        return RestAssured.get("/events").jsonPath().getList("trigger");
    }
}
