package io.piloted.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.piloted.Endpoint;
import io.piloted.PilotedException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {

    @ParameterizedTest
    @CsvSource({
        "piloted://app,                       http://10.0.0.1:80",
        "piloted://app/,                      http://10.0.0.1:80/",
        "piloted://app/a/b,                   http://10.0.0.1:80/a/b",
        "piloted://app?q=1,                   http://10.0.0.1:80?q=1",
        "piloted://app/a%2Fb/%C3%A4?q=%26&r=+, http://10.0.0.1:80/a%2Fb/%C3%A4?q=%26&r=+",
        "piloted://app/a#fragment,            http://10.0.0.1:80/a",
        "piloted+https://app/a,               https://10.0.0.1:80/a",
        "http://app.piloted/a?q=1,            http://10.0.0.1:80/a?q=1",
        "https://app.piloted,                 https://10.0.0.1:80",
        "PILOTED+HTTPS://app/a,               https://10.0.0.1:80/a",
        "http://app.PILOTED/a,                http://10.0.0.1:80/a",
    })
    void at_keepsPathAndQueryAsTheyAre(String uri, String sent) {
        assertThat(Target.of(URI.create(uri)).at(Endpoint.of("10.0.0.1", 80))).isEqualTo(URI.create(sent));
    }

    @Test
    void at_anEndpointOfIpv6() {
        assertThat(Target.of(URI.create("piloted://app/a")).at(Endpoint.of("::1", 80)))
                .isEqualTo(URI.create("http://[::1]:80/a"));
    }

    /** The scheme's default port may belong to another program. */
    @ParameterizedTest
    @ValueSource(strings = {"piloted://app/a", "piloted+https://app/a", "http://app.piloted/a"})
    void at_anEndpointWithoutPort_isAnError(String uri) {
        Target target = Target.of(URI.create(uri));

        assertThatThrownBy(() -> target.at(Endpoint.of("10.0.0.1", 0)))
                .isInstanceOf(PilotedException.class)
                .hasMessageContainingAll("PILOT04503", "'app'", "10.0.0.1", "port");
    }

    @ParameterizedTest
    @ValueSource(strings = {"app", "app-", "appServer-2", "a9"})
    void of_anyNameThatAServiceCanHave(String name) {
        assertThat(Target.of(URI.create("piloted://" + name + "/a")).service()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://app/a",
                "https://app/a",
                "http://piloted/a",
                "http://app.piloted.example/a",
                "stork://app/a",
                "app/a",
                "mailto:app"
            })
    void of_anotherScheme_isNoneOfOurs(String uri) {
        assertThat(Target.of(URI.create(uri))).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "piloted:///a",
                "piloted:app",
                "piloted://app:80/a",
                "http://.piloted/",
                "http://app.piloted:8080/a"
            })
    void of_notOneService_saysSo(String uri) {
        assertThatThrownBy(() -> Target.of(URI.create(uri)))
                .isInstanceOf(PilotedException.class)
                .hasMessageContainingAll("PILOT04501", uri, "piloted://service/path");
    }

    @ParameterizedTest
    @ValueSource(strings = {"piloted://me:pw@app/a?token=pw", "http://me:pw@app.piloted/a#pw"})
    void of_aUserOrAQuery_areNotShown(String uri) {
        assertThatThrownBy(() -> Target.of(URI.create(uri)))
                .hasMessageContaining("PILOT04501")
                .hasMessageContaining("***@app")
                .hasMessageNotContaining("pw");
    }
}
