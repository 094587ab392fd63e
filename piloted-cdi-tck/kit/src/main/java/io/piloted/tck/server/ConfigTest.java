package io.piloted.tck.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.piloted.tck.Assertion;
import io.piloted.tck.consul.Instance;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.microshed.testing.jupiter.MicroShedTest;

/** Tests of the ContainerPilot file as MicroProfile Config, also after a refresh. */
@MicroShedTest
public class ConfigTest extends ServerScene {

    @Test
    @Assertion({"C1.1", "C1.3", "C1.5", "C2.1"})
    void properties_areThoseOfTheRenderedFile() {
        assertThat(probe.config("containerpilot.consul"))
                .isEqualTo(scene.consul().address());
        assertThat(probe.config("containerpilot.watches.app.interval")).isEqualTo("3");
        assertThat(probe.config("containerpilot.watches[1].name")).isEqualTo("db");
        assertThat(probe.config("containerpilot.nothing")).isEqualTo("absent");
        assertThat(probe.config("containerpilot.tags")).isEqualTo("one,two\\, three");
        assertThat(probe.text("api/config/injected")).isEqualTo("red");
    }

    @Test
    @Assertion("C2.2")
    void shellText_isReadUnchanged() {
        assertThat(probe.config("containerpilot.shell")).isEqualTo("echo ${HOME} $HOME $$ $${HOME} \\$HOME {a,b} \\n");
    }

    @Test
    @Assertion("C2.3")
    void source_hasItsOrdinalAndName() {
        assertThat(probe.text("api/config/sources"))
                .isEqualTo("150 ContainerPilotConfigSource[source=" + scene.file() + "]");
    }

    @Test
    @Assertion("C2.5")
    void hangup_newWatch_isAKnownService() throws Exception {
        scene.register(Instance.of("late", 9));
        scene.write("red", "app", "db", "late");

        server.hangup();

        assertThat(probe.lines("api/picks/names")).containsExactly("app", "db", "late");
        assertThat(probe.text("api/picks/registry?service=late")).isEqualTo("127.0.0.1:9");
        if (server.server().isFull()) {
            assertThat(probe.text("api/forms/select?service=late")).isEqualTo("127.0.0.1:9");
        }
    }

    @Test
    @Assertion({"C2.5", "C5.4"})
    void refresh_fileNoLongerParses_keepsTheOldModelAndSaysSo() {
        scene.write("{watches: [");

        assertThat(probe.refresh().get(1))
                .contains("CONTAINERPILOT")
                .contains(scene.file().toString());
        assertThat(probe.lines("api/picks/names")).containsExactly("app", "db");
        assertThat(probe.config("containerpilot.color")).isEqualTo("red");
        assertThat(probe.picks(3)).hasSize(3);
    }

    @Test
    @Assertion({"C2.1", "C2.5"})
    void hangup_listGrownOrShrunk_isReadAsItIs() throws Exception {
        for (List<String> tags : List.of(List.of("a", "b", "c"), List.of("d"), List.of("e", "f"))) {
            scene.write("{consul: '{{ .CONSUL_UNDER_TEST }}', tags: ['" + String.join("', '", tags)
                    + "'], watches: [{name: 'app', interval: 3}, {name: 'db', interval: 3}]}");

            server.hangup();

            assertThat(probe.lines("api/config/list?name=containerpilot.tags")).isEqualTo(tags);
            assertThat(probe.lines("api/config/values?name=containerpilot.tags"))
                    .isEqualTo(tags);
        }
    }
}
