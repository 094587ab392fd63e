package io.piloted.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.piloted.ServiceQuery;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of services from options, with and without a ContainerPilot file (C1.7). */
class ServiceOptionsTest {

    private static final ContainerPilot NO_FILE = ContainerPilot.withoutFile(Map.of());

    private static final ServiceQuery APP = ServiceQuery.of("app");

    private final Map<String, String> options = new HashMap<>();

    @TempDir
    Path folder;

    private ServiceOptions join(ContainerPilot file) {
        return ServiceOptions.join(file, name -> Optional.ofNullable(options.get(name)));
    }

    private ContainerPilot file(String text) throws Exception {
        return new ModelReader(Map.of())
                .read(ContainerPilotFile.at(Files.writeString(folder.resolve("containerpilot.json5"), text)), false);
    }

    @Test
    void withoutAFile_servicesAreInTheirOrder() {
        options.put("piloted.services", " db, app,,db ");

        assertThat(join(NO_FILE).services()).containsExactly(ServiceQuery.of("db"), APP);
        assertThat(join(NO_FILE).names()).containsExactly("db", "app");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ","})
    void withoutAFileAndNames_namesBothWays(String names) {
        options.put("piloted.services", names);

        assertThatThrownBy(() -> join(NO_FILE))
                .isInstanceOf(ContainerPilotException.class)
                .hasMessageContainingAll(
                        "PILOT00500",
                        "piloted.services",
                        "CONTAINERPILOT",
                        "application.properties",
                        "piloted.enabled=false");
    }

    @Test
    void withAFile_namesMayBeAbsent() throws Exception {
        assertThat(join(file("{watches: [{name: 'app', interval: 1}]}")).services())
                .containsExactly(APP);
        assertThat(join(file("{}")).services()).isEmpty();
    }

    @Test
    void allOptionsOfAService() {
        options.put("piloted.services", "app");
        options.put("piloted.service.app.dc", "dc1, dc2");
        options.put("piloted.service.app.filter", "Service.Meta.version != \"1\"");
        options.put("piloted.service.app.near", "_agent");
        options.put("piloted.service.app.port", "admin");
        options.put("piloted.service.app.tag", "blue");
        options.put("piloted.service.app.name", "App of the Team");

        assertThat(join(NO_FILE).services())
                .containsExactly(new ServiceQuery(
                        "app",
                        Optional.of("blue"),
                        Optional.of("Service.Meta.version != \"1\""),
                        List.of("dc1", "dc2"),
                        Optional.empty(),
                        Optional.of("_agent"),
                        Optional.of("admin"),
                        "App of the Team"));
    }

    /** YAML sources write a name with dots in quotes, and Quarkus allows quotes around any name. */
    @Test
    void optionsOfANameInQuotes_areThoseOfTheName() {
        options.put("piloted.services", "v2.app,db");
        options.put("piloted.service.\"v2.app\".dc", "dc1, dc2");
        options.put("piloted.service.\"v2.app\".name", "app");
        options.put("piloted.service.\"db\".tag", "red");
        options.put("piloted.service.db.tag", "blue");

        assertThat(join(NO_FILE).services())
                .containsExactly(
                        new ServiceQuery(
                                "v2.app",
                                Optional.empty(),
                                Optional.empty(),
                                List.of("dc1", "dc2"),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                "app"),
                        new ServiceQuery("db", Optional.of("blue"), Optional.empty()));
    }

    @Test
    void problemOfAnOptionInQuotes_namesItAsItIsWritten() {
        options.put("piloted.services", "v2.app");
        options.put("piloted.service.\"v2.app\".tag", "blue");
        options.put("piloted.service.v2.app.query", "nearest");

        assertThatThrownBy(() -> join(NO_FILE))
                .hasMessageContainingAll("piloted.service.\"v2.app\".tag", "piloted.service.v2.app.query");
    }

    @Test
    void aNameInBoth_isOneService_andTheOptionCompletesIt() throws Exception {
        options.put("piloted.services", "db,app");
        options.put("piloted.service.app.dc", "dc2");

        ServiceOptions joined = join(file("{watches: [{name: 'app', interval: 1, tag: 'blue'}]}"));

        assertThat(joined.services())
                .containsExactly(
                        new ServiceQuery("app", Optional.of("blue"), Optional.of("dc2")), ServiceQuery.of("db"));
        assertThat(joined.replacing()).isEmpty();
    }

    @Test
    void theOptionReplacesWhatTheFileSays_andIsNamed() throws Exception {
        options.put("piloted.service.app.tag", "green");
        options.put("piloted.service.app.dc", "dc1");
        options.put("piloted.service.db.query", "nearest-db");

        ServiceOptions joined = join(file("{watches: [{name: 'app', interval: 1, tag: 'blue', dc: 'dc9'},"
                + "{name: 'app', interval: 1, tag: 'red', dc: 'dc1'}, {name: 'db', interval: 1, tag: 'a'}]}"));

        assertThat(joined.services())
                .startsWith(
                        new ServiceQuery("app", Optional.of("green"), Optional.of("dc1")),
                        new ServiceQuery("app", Optional.of("green"), Optional.of("dc1")))
                .last()
                .satisfies(db -> {
                    assertThat(db.tag()).isEmpty();
                    assertThat(db.preparedQuery()).contains("nearest-db");
                });
        assertThat(joined.replacing())
                .containsExactly("piloted.service.app.dc", "piloted.service.app.tag", "piloted.service.db.query");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "App_2", "v2.app", "9lives", "a-b"})
    void names_areLenient(String name) {
        options.put("piloted.services", name);

        assertThat(join(NO_FILE).names()).containsExactly(name);
    }

    @Test
    void problems_areReportedTogether() {
        options.put("piloted.services", "app,team/app,-x");
        options.put("piloted.service.app.tag", "blue");
        options.put("piloted.service.app.filter", "Checks is not empty");
        options.put("piloted.service.app.query", "nearest");

        assertThatThrownBy(() -> join(NO_FILE))
                .isInstanceOfSatisfying(
                        ContainerPilotException.class,
                        e -> assertThat(e.problems())
                                .satisfiesExactly(
                                        slash -> assertThat(slash)
                                                .contains(
                                                        "piloted.services", "team/app", "piloted.service.<name>.name"),
                                        dash -> assertThat(dash).contains("-x"),
                                        tag -> assertThat(tag)
                                                .contains("piloted.service.app.tag", "piloted.service.app.query"),
                                        filter -> assertThat(filter)
                                                .contains("piloted.service.app.filter", "piloted.service.app.query")))
                .hasMessageContaining("PILOT00510");
    }

    @Test
    void withoutAFile_consulIsTheLocalAgent_unlessTheEnvironmentNamesAnother() {
        assertThat(NO_FILE.consul().address()).contains("localhost:8500");
        assertThat(ContainerPilot.withoutFile(Map.of("CONSUL_HTTP_ADDR", " "))
                        .consul()
                        .address())
                .contains("localhost:8500");
        assertThat(ContainerPilot.withoutFile(Map.of("CONSUL_HTTP_ADDR", "consul:1"))
                        .consul()
                        .address())
                .isEmpty();
        assertThat(ContainerPilot.withoutFile(Map.of("CONSUL_HOST", "consul"))
                        .consul()
                        .address())
                .isEmpty();
    }
}
