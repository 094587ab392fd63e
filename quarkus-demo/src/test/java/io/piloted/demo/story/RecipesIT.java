package io.piloted.demo.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.piloted.tck.Patience;
import io.piloted.tck.consul.ConsulAgent;
import io.piloted.tck.consul.FreePorts;
import io.piloted.tck.consul.Instance;
import io.piloted.template.GoTemplate;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests of the recipes for ContainerPilot in docs/supervisors.md, unchanged except for paths, with the demo as the
 * application.
 */
class RecipesIT {

    private static final Duration PATIENCE = Patience.LIMIT;
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private static final JsonMapper JSON5 = JsonMapper.builder()
            .enable(
                    JsonReadFeature.ALLOW_SINGLE_QUOTES,
                    JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES,
                    JsonReadFeature.ALLOW_TRAILING_COMMA)
            .build();

    @TempDir
    Path folder;

    private final int port = FreePorts.find(1).get(0);
    private Recipes recipes;
    private ConsulAgent consul;
    private Path pidFile;
    private Path file;

    @BeforeEach
    void start() throws IOException {
        recipes = new Recipes();
        pidFile = folder.resolve("shop.pid");
        file = folder.resolve("containerpilot.json5");
        consul = ConsulAgent.start();
        consul.register(Instance.of("database", 5432));
        consul.register(Instance.of("appserver", 3000).withId("a"));
    }

    @AfterEach
    void stop() {
        consul.close();
    }

    @Test
    void containerPilot3_instanceMovesOrTheApplicationDies_isFollowedAndStartedAgain() throws Exception {
        String recipe = here(recipes.json5("ContainerPilot 3"));
        Files.writeString(file, withDatabase(recipe, "watches: [", "{ name: 'database', interval: 3 }"));
        try (ContainerPilotStandIn containerPilot =
                new ContainerPilotStandIn(rendered(recipe), consul.url(), environment())) {
            containerPilot.start();
            awaitPick(3000);

            move(3001);
            awaitPick(3001);

            long first = pid();
            ProcessHandle.of(first).orElseThrow().destroyForcibly();
            await("another process").atMost(PATIENCE).until(() -> Files.exists(pidFile) && pid() != first);
            awaitPick(3001);
            move(3002);
            awaitPick(3002);
        }
    }

    @Test
    void containerPilot2_onChange_isFollowedAndContainerPilotItselfIsNotSignalled() throws Exception {
        String recipe = Recipes.replace(recipes.json5("ContainerPilot 2"), "localhost:8500", consul.address());
        recipe = Recipes.replace(recipe, "/run/shop.pid", pidFile.toString());
        Files.writeString(file, withDatabase(recipe, "backends: [", "{ name: 'database', poll: 3, onChange: 'true' }"));
        Map<String, Object> backend = first(rendered(recipe), "backends");
        Path reloads = folder.resolve("reloads");
        Process containerPilot = start(containerPilot2(reloads));
        try {
            awaitPick(3000);

            move(3001);
            run(strings(backend.get("onChange")));

            awaitPick(3001);
            assertThat(reloads).doesNotExist();
        } finally {
            List<ProcessHandle> family = containerPilot.descendants().toList();
            family.forEach(ProcessHandle::destroy);
            assertThat(containerPilot.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
        }
    }

    /** A shell with the same command line as ContainerPilot, which records reloads. */
    private List<String> containerPilot2(Path reloads) {
        String command = here(recipes.command("ContainerPilot 2", "containerpilot"));
        List<String> shell = new ArrayList<>(List.of(
                "sh",
                "-c",
                "trap 'echo reload >> " + reloads + "' HUP; \"$@\" & "
                        + "while kill -0 $! 2>/dev/null; do wait $!; done"));
        shell.addAll(List.of(command.split(" ")));
        return shell;
    }

    /** A recipe with this machine's values instead of the examples. */
    private String here(String recipe) {
        String here = Recipes.replace(
                recipe,
                "piloted-cdi-1.0.0-SNAPSHOT-agent.jar",
                Path.of(System.getProperty("demo.agent")).toString());
        here = Recipes.replace(here, "/run/shop.pid", pidFile.toString());
        here = Recipes.replace(here, "shop.jar", System.getProperty("demo.jar"));
        return here.replace("'java'", "'" + JAVA + "'").replace("containerpilot java", "containerpilot " + JAVA);
    }

    /** Adds the demo's second service to a recipe. */
    private static String withDatabase(String recipe, String list, String database) {
        return Recipes.replace(recipe, list, list + database + ", ");
    }

    private Map<String, String> environment() {
        return Map.of(
                "CONTAINERPILOT",
                file.toString(),
                "CONSUL_HTTP_ADDR",
                consul.address(),
                "QUARKUS_HTTP_PORT",
                Integer.toString(port));
    }

    /** The rendered recipe, read by another JSON5 parser than the library's. */
    private Map<String, Object> rendered(String recipe) throws IOException {
        return JSON5.readValue(GoTemplate.render(recipe, environment()), new TypeReference<>() {});
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> first(Map<String, Object> file, String list) {
        return ((List<Map<String, Object>>) file.get(list)).get(0);
    }

    private static List<String> strings(Object list) {
        return ((List<?>) list).stream().map(String.class::cast).toList();
    }

    private Process start(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().putAll(environment());
        return builder.start();
    }

    private void run(List<String> command) throws IOException, InterruptedException {
        assertThat(start(command).waitFor()).isZero();
    }

    private void move(int to) {
        consul.register(Instance.of("appserver", to).withId("a")); // the only instance
    }

    private long pid() throws IOException {
        return Long.parseLong(Files.readString(pidFile).strip());
    }

    private void awaitPick(int expected) {
        await("a pick of " + expected)
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() ->
                        RestAssured.given().port(port).get("/pick").jsonPath().getInt("[0].port") == expected);
    }
}
