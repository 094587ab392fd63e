package io.piloted.tck.devmode;

import io.piloted.tck.consul.FreePorts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * {@code quarkus:dev} of an application, as a process with child processes. It is only ended by its own process
 * handles.
 */
final class DevMode implements AutoCloseable {

    static final Path LOG = Path.of("target", "dev-mode.log").toAbsolutePath();

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .proxy(HttpClient.Builder.NO_PROXY)
            .build();
    private final int port = FreePorts.find(1).get(0);
    private final Process process;
    private final Thread hook = new Thread(this::end, "dev-mode-end");

    /**
     * Starts dev mode.
     *
     * @param application the directory of its POM
     * @param containerpilot its ContainerPilot file
     * @param endpoints its catalog
     */
    DevMode(Path application, Path containerpilot, Path endpoints) throws IOException {
        Path repository = repository();
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("dev-mode.maven"), "bin", "mvn")
                                .toString(),
                        "--batch-mode",
                        "--no-transfer-progress",
                        "--global-settings",
                        System.getProperty("dev-mode.settings"),
                        "-Dmaven.repo.local=" + repository,
                        "-Dmaven.repo.local.tail=" + System.getProperty("dev-mode.repository"),
                        "-Dquarkus.http.host=127.0.0.1",
                        "-Dquarkus.http.port=" + port,
                        "-Dquarkus.analytics.disabled=true",
                        "-Dquarkus.console.enabled=false",
                        "-Dquarkus.test.continuous-testing=disabled",
                        "-Dpiloted.catalog=" + endpoints,
                        "-Ddebug=false",
                        "quarkus:dev")
                .directory(application.toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(LOG.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("CONSUL") || name.startsWith("MAVEN_"));
        builder.environment().put("CONTAINERPILOT", containerpilot.toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        process = builder.start();
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /**
     * A local repository with the artifacts of this build, and those that dev mode downloads. Everything else comes
     * from the build's repository, its tail.
     */
    private static Path repository() throws IOException {
        Path root = Path.of(System.getProperty("dev-mode.root"));
        String version = System.getProperty("dev-mode.version");
        Path repository = Path.of("target", "repository").toAbsolutePath();
        Path parent = Files.createDirectories(repository.resolve("io/piloted/piloted-parent/" + version));
        Path library = Files.createDirectories(repository.resolve("io/piloted/piloted-cdi/" + version));
        copy(root.resolve("pom.xml"), parent.resolve("piloted-parent-" + version + ".pom"));
        copy(root.resolve("piloted-cdi/pom.xml"), library.resolve("piloted-cdi-" + version + ".pom"));
        String jar = "piloted-cdi-" + version + ".jar";
        copy(Path.of("target", jar), library.resolve(jar));
        return repository;
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The application's response; empty if it cannot respond. */
    String response() {
        return ask().exceptionally(failure -> "").join();
    }

    /** Sends a request without waiting. The application is reloaded first, if its source has changed. */
    CompletableFuture<String> ask() {
        return client.sendAsync(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                                .timeout(PATIENCE)
                                .build(),
                        BodyHandlers.ofString())
                .thenApply(HttpResponse::body);
    }

    String log() throws IOException {
        return Files.readString(LOG);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(hook);
        end();
    }

    private void end() {
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(handle -> handle.onExit().join());
    }
}
