package io.piloted.tck.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.piloted.tck.Assertion;
import io.piloted.tck.Hangup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.microshed.testing.jupiter.MicroShedTest;

/** Tests of the library in different places: in an EAR, in each of its WARs, or in the server. */
@MicroShedTest
public class PackagingTest extends ServerScene {

    @TempDir
    Path directory;

    private static void picksInTurn(Probe probe) {
        assertThat(probe.picks(3)).containsExactlyInAnyOrder("127.0.0.1:3001", "127.0.0.1:3002", "127.0.0.1:3003");
        assertThat(new HashSet<>(probe.lines("api/forms"))).hasSize(3);
    }

    /**
     * Asserts that a SIGHUP calls the observers of each application once, and that each then has the new configuration.
     */
    private void eachGetsOneEvent(List<Probe> probes) throws Exception {
        List<Long> before = eventCounts(probes);
        scene.write("blue", "app", "db");

        Hangup.send(probes.get(0).pid());

        List<Long> after = before.stream().map(count -> count + 1).toList();
        await().atMost(LocalServer.SOON)
                .untilAsserted(() -> assertThat(eventCounts(probes)).isEqualTo(after));
        assertThat(probes)
                .allSatisfy(probe ->
                        assertThat(probe.config("containerpilot.color")).isEqualTo("blue"));
        assertThat(eventCounts(probes)).isEqualTo(after);
    }

    private static List<Long> eventCounts(List<Probe> probes) {
        return probes.stream().map(probe -> probe.events("plain SIGNAL")).toList();
    }

    private List<Probe> ready(ServerProcess process, String... applications) {
        List<Probe> probes = Stream.of(applications)
                .map(application -> server.probe(process, application))
                .toList();
        probes.forEach(process::awaitReady);
        return probes;
    }

    @Test
    @Assertion("C11.1")
    void ear_withTheLibraryInIt_servesBothWars() throws Exception {
        assumeThat(server.server().runsEars()).as("support for EARs").isTrue();
        Archives archives = server.archives(directory);
        Site site = server.site(
                List.of(archives.ear("ear", archives.libraries(), archives.bare("one"), archives.bare("two"))),
                List.of());
        try (ServerProcess process = server.another("ear", site, Map.of())) {
            List<Probe> wars = ready(process, "one", "two");
            wars.forEach(PackagingTest::picksInTurn);

            eachGetsOneEvent(wars);

            wars.forEach(PackagingTest::picksInTurn);
        }
    }

    @Test
    @Assertion({"C11.1", "C3.4"})
    void ear_withTheLibraryInIt_asksTheCatalogOfAWar() throws Exception {
        assumeThat(server.server().runsEars()).as("support for EARs").isTrue();
        Archives archives = server.archives(directory);
        Path one = archives.with(FixedCatalog.class, archives.bare("one"));
        Site site =
                server.site(List.of(archives.ear("ear", archives.libraries(), one, archives.bare("two"))), List.of());
        try (ServerProcess process = server.another("ear-with-catalog", site, Map.of())) {
            List<Probe> wars = ready(process, "one", "two");

            eachGetsOneEvent(wars);

            assertThat(wars.get(0).picks(1)).containsExactly(FixedCatalog.ENDPOINT.hostAndPort());
        }
    }

    @Test
    @Assertion("C11.2")
    void ear_withTheLibraryInEachWar_servesBothWars() throws Exception {
        assumeThat(server.server().repeatsLibrariesInEars())
                .as("EARs whose WARs contain the same bean archive")
                .isTrue();
        Archives archives = server.archives(directory);
        Site site = server.site(
                List.of(archives.ear("ear", List.of(), archives.whole("one"), archives.whole("two"))), List.of());
        try (ServerProcess process = server.another("ear-of-whole-wars", site, Map.of())) {
            List<Probe> wars = ready(process, "one", "two");
            wars.forEach(PackagingTest::picksInTurn);

            eachGetsOneEvent(wars);

            ownRegistries(wars);
        }
    }

    @Test
    @Assertion("C11.3")
    void sharedLibrary_keepsItsApplicationsApart() throws Exception {
        assumeThat(server.server().sharesLibraries())
                .as("libraries that the server shares between applications")
                .isTrue();
        Archives archives = server.archives(directory);
        Site site = server.site(List.of(archives.bare("one"), archives.bare("two")), archives.libraries());
        try (ServerProcess process = server.another("shared-library", site, Map.of())) {
            List<Probe> both = ready(process, "one", "two");
            both.forEach(PackagingTest::picksInTurn);
            ownRegistries(both);
            eachGetsOneEvent(both);
            // Nothing listens at that port, so the error proves that the call used this application's endpoints.
            assertThat(both.stream().map(probe -> probe.text("api/calls/plain?uri=piloted://app/x")))
                    .as("calls by piloted:// of two applications")
                    .allMatch(response -> response.contains("refused"));

            scene.write("green", "app", "db");
            both.get(0).refresh();

            assertThat(both.stream().map(probe -> probe.config("containerpilot.color")))
                    .as("the files read by the application that requested a refresh, and by the other one")
                    .containsExactly("green", "blue");
            undeployed(site, both.get(0));
            assertThat(both.get(1).config("containerpilot.color")).isEqualTo("blue");
            eachGetsOneEvent(both.subList(1, 2));
            picksInTurn(both.get(1));
        }
    }

    private static void ownRegistries(List<Probe> both) {
        List<String> turn = both.get(0).picks(3);
        both.get(1).picks(1);
        assertThat(both.get(0).picks(1)).containsExactly(turn.get(0));
    }

    private void undeployed(Site site, Probe first) throws IOException {
        Path deployments = server.server().deployments(site).orElse(null);
        if (deployments != null) {
            Files.delete(deployments.resolve("one.war"));
            await("end of the first").atMost(LocalServer.SOON).until(() -> !first.isReady());
        }
    }
}
