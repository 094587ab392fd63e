package io.piloted.tck.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.piloted.tck.Assertion;
import io.piloted.tck.consul.Instance;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.microshed.testing.jupiter.MicroShedTest;

/** Tests of the event of a refresh, its observers, and their thread context. */
@MicroShedTest
public class EventsTest extends ServerScene {

    private static final int HANGUPS = 10;

    private long eventCount(String observer) {
        return probe.events(observer);
    }

    @Test
    @Assertion({"C5.1", "C7.1"})
    void hangup_everyOneOfThem_isFollowed() throws Exception {
        long before = eventCount("plain SIGNAL");
        for (int i = 1; i <= HANGUPS; i++) {
            server.hangup();
        }
        assertThat(eventCount("plain SIGNAL") - before).isEqualTo(HANGUPS);
        assertThat(server.process().isAlive()).isTrue();
    }

    @Test
    @Assertion("C6.1")
    void event_reachesEachObserverOnce_andQualifiedOnesOnlyWhenTheirServiceChanged() throws Exception {
        await().atMost(LocalServer.SOON).until(() -> eventCount("async") == eventCount("plain"));
        long plain = eventCount("plain");
        long app = eventCount("app");
        long db = eventCount("db");
        long async = eventCount("async");
        scene.register(Instance.of("app", 3004));

        server.hangup();

        await().atMost(LocalServer.SOON).until(() -> eventCount("async") == async + 1);
        assertThat(eventCount("plain")).isEqualTo(plain + 1);
        assertThat(eventCount("app")).isEqualTo(app + 1);
        assertThat(eventCount("db")).isEqualTo(db);
        assertThat(probe.events()).contains("plain SIGNAL [app] []", "app 1 0", "async SIGNAL");
    }

    @Test
    @Assertion({"C2.5", "C6.2"})
    void observer_hasTheConfigurationAndTheLoaderOfARequest() throws Exception {
        scene.write("blue", "app", "db");

        server.hangup();

        assertThat(probe.lines("api/events/surroundings")).contains("config blue", "loader true");
        assertThat(last("config")).isEqualTo("config blue");
        assertThat(last("loader")).isEqualTo("loader true");
    }

    @Test
    @Assertion("C6.3")
    void observer_hasTheNamesOfARequest() throws Exception {
        String name = probe.lines("api/events/surroundings").stream()
                .filter(line -> line.startsWith("jndi "))
                .findFirst()
                .orElseThrow();
        assumeThat(name).as("JNDI names").doesNotContain("Exception");

        server.hangup();

        assertThat(last("jndi")).isEqualTo(name);
    }

    @Test
    @Assertion("C5.4")
    void hangup_lookupFailed_isMadeUpForWithoutAnotherSignal() throws Exception {
        try (StubConsul stub = new StubConsul("app", StubConsul.passing("app", 3007))) {
            stub.failing(true);
            scene.write(stub, "app", "db");

            server.hangup();

            assertThat(probe.events()).contains("plain SIGNAL [] [app, db]");
            assertThat(probe.picks(3)).contains("127.0.0.1:3001");
            stub.failing(false);
            await("what the failed lookup should have seen")
                    .atMost(LocalServer.SOON)
                    .until(() -> probe.picks(1).equals(List.of("127.0.0.1:3007")));
        }
    }

    @Test
    @Assertion("C6.1")
    void event_asJson_hasWhatWasAddedAndFailuresByCodeAndMessageOnly() throws Exception {
        assumeThat(server.server().bindsJson())
                .as("JSON binding in REST resources")
                .isTrue();
        scene.register(Instance.of("app", 3004));
        scene.write("""
                {consul: '{{ .CONSUL_UNDER_TEST }}', watches: [
                  {name: 'app', interval: 3}, {name: 'db', interval: 3, dc: 'nowhere'}]}
                """);

        server.hangup();

        String text = probe.text("api/events/last");
        assertThat(text).doesNotContain("stackTrace", "StackTrace", "suppressed", "socketAddress", "hostAndPort");
        JsonObject event = Json.createReader(new StringReader(text)).readObject();
        assertThat(event.getString("trigger")).isEqualTo("SIGNAL");
        assertThat(event.getJsonObject("changes").keySet()).containsExactly("app");
        JsonObject change = event.getJsonObject("changes").getJsonObject("app");
        assertThat(change.getJsonArray("before")).hasSize(3);
        assertThat(change.getJsonArray("after")).hasSize(4);
        assertThat(change.getJsonArray("added").getValuesAs(JsonObject.class))
                .singleElement()
                .satisfies(added -> assertThat(added.getInt("port")).isEqualTo(3004));
        assertThat(change.getJsonArray("removed")).isEmpty();
        JsonObject failure = event.getJsonObject("failures").getJsonObject("db");
        assertThat(failure.keySet()).containsExactlyInAnyOrder("code", "message");
        assertThat(failure.getString("code")).matches("PILOT\\d{5}");
        assertThat(failure.getString("message")).contains("datacenter");
    }

    private String last(String kind) {
        return probe.events().stream()
                .filter(line -> line.startsWith(kind + ' '))
                .reduce("nothing of " + kind, (one, other) -> other);
    }
}
