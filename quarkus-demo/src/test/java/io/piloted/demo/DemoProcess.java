package io.piloted.demo;

import static org.awaitility.Awaitility.await;

import io.piloted.demo.story.Demo;
import io.piloted.demo.story.Story;
import io.piloted.tck.Patience;
import io.piloted.tck.consul.FreePorts;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The packaged application as a separate process, on a free port. */
final class DemoProcess implements AutoCloseable {

    static final Duration SOON = Patience.LIMIT;

    private final int port = FreePorts.find(1).get(0);
    private final Path log;
    private final Process process;

    /** Starts only the application. */
    DemoProcess(String... systemProperties) {
        this(List.of(), systemProperties, List.of("-Xmx64m", "-jar", System.getProperty("demo.jar")));
    }

    private DemoProcess(List<String> starter, String[] systemProperties, List<String> run) {
        List<String> command = new ArrayList<>(starter);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Dquarkus.http.port=" + port);
        for (String property : systemProperties) {
            command.add("-D" + property);
        }
        command.addAll(run);
        try {
            log = Files.createTempFile("quarkus-demo", ".log");
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
            builder.environment()
                    .keySet()
                    .removeAll(Set.of("CONTAINERPILOT", "CONSUL_HTTP_ADDR", "CONSUL_HTTP_TOKEN", "CONSUL_HOST"));
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts the application with Consul, backends and supervisor, by the launcher. */
    static DemoProcess story() {
        return launched(List.of(), Story.class, "containerpilot=" + System.getProperty("demo.containerpilot"));
    }

    /** Starts the application by its launcher in a shell that waits for it, like Maven. */
    static DemoProcess inShell(String... systemProperties) {
        return launched(List.of("sh", "-c", "\"$@\" & wait", "sh"), Demo.class, systemProperties);
    }

    private static DemoProcess launched(List<String> starter, Class<?> launcher, String... systemProperties) {
        return new DemoProcess(
                starter,
                systemProperties,
                List.of(
                        "-Ddemo.jar=" + System.getProperty("demo.jar"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        launcher.getName()));
    }

    DemoProcess ready() {
        await().atMost(SOON).ignoreExceptions().until(() -> get("/pid").statusCode() == 200);
        return this;
    }

    /** The root of the application, with a trailing slash. */
    String url() {
        return "http://127.0.0.1:" + port + '/';
    }

    Response get(String path) {
        return RestAssured.given().port(port).urlEncodingEnabled(false).get(path);
    }

    JsonPath json(String path) {
        return get(path).then().statusCode(200).extract().jsonPath();
    }

    /** The port of a pick. */
    int pick() {
        return json("/pick").getInt("[0].port");
    }

    void hangUp() throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-HUP", get("/pid").asString())
                .redirectErrorStream(true)
                .redirectOutput(new File("/dev/null"))
                .start();
        if (!kill.waitFor(SOON.toSeconds(), TimeUnit.SECONDS) || kill.exitValue() != 0) {
            throw new IOException("kill -HUP failed");
        }
    }

    /** Waits for a process that fails to start, and returns its output. */
    String failed() throws IOException, InterruptedException {
        if (!process.waitFor(SOON.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("still running: " + log());
        }
        if (process.exitValue() == 0) {
            throw new AssertionError("ended well: " + log());
        }
        return log();
    }

    String log() throws IOException {
        return Files.readString(log);
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
        Files.deleteIfExists(log);
    }
}
