package io.piloted.tck.devmode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.piloted.tck.Assertion;
import io.piloted.tck.Hangup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests of an application that is reloaded many times. Each version uses only one feature of the library, so that the
 * tests also notice beans that ArC removes as unused.
 */
class DevModeTest {

    private static final Duration BOOT = Duration.ofMinutes(5);
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final Duration BETWEEN_SIGNALS = Duration.ofMillis(100);

    /** The separator of a response: version, pid, events, pick, threads. */
    private static final String SEPARATOR = "\\|";

    private static final String SOURCE = """
            package app;

            import io.piloted.*;
            import jakarta.enterprise.event.Observes;
            import jakarta.enterprise.inject.*;
            import jakarta.enterprise.inject.spi.CDI;
            import jakarta.inject.*;
            import jakarta.ws.rs.*;
            import java.util.concurrent.atomic.AtomicInteger;
            import java.util.stream.Collectors;

            @Path("/")
            public class Responses {

                static final AtomicInteger EVENTS = new AtomicInteger();

                %s

                @GET
                @jakarta.ws.rs.Produces("text/plain")
                public String response() {
                    return String.join("|", "%s", "" + ProcessHandle.current().pid(), "" + EVENTS, %s, threads());
                }

                private static String threads() {
                    return Thread.getAllStackTraces().keySet().stream()
                            .map(Thread::getName)
                            .filter(name -> name.startsWith("piloted"))
                            .collect(Collectors.joining(","));
                }

                @Singleton
                static class Observer {
                    void count(@Observes ServicesUpdated event) {
                        EVENTS.incrementAndGet();
                    }
                }
            }
            """;

    @TempDir
    Path directory;

    private Path source;
    private Path containerpilot;
    private Path endpoints;

    @BeforeEach
    void write() throws IOException {
        Path java = Files.createDirectories(directory.resolve("src/main/java/app"));
        Files.copy(Path.of("target/test-classes/app/pom.xml"), directory.resolve("pom.xml"));
        source = java.resolve("Responses.java");
        containerpilot =
                Files.writeString(directory.resolve("containerpilot.json5"), "{watches: [{name: 'app', interval: 3}]}");
        endpoints = Files.writeString(directory.resolve("endpoints.json5"), "{app: ['10.0.0.1:80']}");
        write("observer", "", "\"none\"");
    }

    private void write(String version, String injected, String pick) throws IOException {
        Files.writeString(source, SOURCE.formatted(injected, version, pick));
    }

    @Test
    @Assertion({"C7.1", "C8.1", "C8.3"})
    void reloads_keepSignalsEventsAndInjection() throws Exception {
        try (DevMode dev = new DevMode(directory, containerpilot, endpoints)) {
            await("the application, see " + DevMode.LOG)
                    .atMost(BOOT)
                    .failFast("it ended, see " + DevMode.LOG, () -> !dev.isAlive())
                    .until(() -> dev.response().startsWith("observer|"));
            long pid = Long.parseLong(dev.response().split(SEPARATOR, -1)[1]);
            isServing(dev, pid, "observer", "none");

            write(
                    "looked-up",
                    "",
                    "CDI.current().select(ServiceRegistry.class).get().service(\"app\").next().hostAndPort()");
            isServing(dev, pid, "looked-up", "10.0.0.1:80");

            write("registry", "@Inject ServiceRegistry registry;", "registry.service(\"app\").next().hostAndPort()");
            isServing(dev, pid, "registry", "10.0.0.1:80");

            write("provider", "@Inject @Piloted(\"app\") Provider<Endpoint> app;", "app.get().hostAndPort()");
            isServing(dev, pid, "provider", "10.0.0.1:80");

            Files.writeString(endpoints, "{app: ['10.0.0.2:80']}");
            Hangup.send(pid);
            await().atMost(SOON).until(() -> dev.response().contains("|10.0.0.2:80|"));

            assertThat(dev.log()).doesNotContain("PILOT04015");
            write(
                    "dynamic",
                    "@Inject @Any Instance<Endpoint> any;",
                    "\"\" + any.select(Piloted.Literal.of(\"app\")).isUnsatisfied()");
            isServing(dev, pid, "dynamic", "true");
            assertThat(dev.log()).contains("PILOT04015", "app.Responses.any", "inject ServiceRegistry");

            write("signalled", "@Inject @Piloted(\"app\") Endpoint app;", "app.hostAndPort()");
            signalledWhileReloading(dev, pid);
            assertThat(dev.response()).startsWith("signalled|" + pid + '|').contains("|10.0.0.2:80|");
            assertThat(dev.isAlive()).isTrue();
        }
    }

    @Test
    @Assertion({"C4.4", "C6.1"})
    void reloads_followTheNamesInTheSource() throws Exception {
        Files.writeString(containerpilot, "{watches: [{name: 'app', interval: 3}, {name: 'cache', interval: 3}]}");
        Files.writeString(endpoints, "{app: ['10.0.0.1:80'], cache: ['10.0.1.1:80']}");
        write("first", "@Inject @Piloted(\"app\") Provider<Endpoint> app;", "app.get().hostAndPort()");
        try (DevMode dev = new DevMode(directory, containerpilot, endpoints)) {
            await("the application, see " + DevMode.LOG)
                    .atMost(BOOT)
                    .failFast("it ended, see " + DevMode.LOG, () -> !dev.isAlive())
                    .until(() -> dev.response().startsWith("first|"));

            write("misspelt", "@Inject @Piloted(\"nope\") Provider<Endpoint> nope;", "\"none\"");
            await("the name that is unknown").atMost(SOON).until(() -> {
                dev.response();
                return dev.log().contains("PILOT04001") && dev.log().contains("@Piloted(\"nope\")");
            });

            // Removes the injection point for app from the source, and the service from the file.
            Files.writeString(containerpilot, "{watches: [{name: 'cache', interval: 3}]}");
            write("removed", "", "\"none\"");
            await("without the points").atMost(SOON).until(() -> dev.response().startsWith("removed|"));

            write("observed", """
                    @Singleton
                    static class OfCache {
                        static final AtomicInteger CALLED = new AtomicInteger();

                        void count(@Observes @Piloted("cache") ServicesUpdated event) {
                            CALLED.incrementAndGet();
                        }
                    }
                    """, "\"cache \" + OfCache.CALLED");
            await("the new observer").atMost(SOON).until(() -> dev.response().startsWith("observed|"));
            long pid = Long.parseLong(dev.response().split(SEPARATOR, -1)[1]);
            Files.writeString(endpoints, "{cache: ['10.0.1.2:80']}");
            Hangup.send(pid);
            await("its event").atMost(SOON).until(() -> dev.response().contains("|cache 1|"));
        }
    }

    /**
     * Asserts that the version runs in the same process, that a SIGHUP reaches it once, and that nothing is left of
     * earlier versions.
     */
    private static void isServing(DevMode dev, long pid, String version, String pick) throws Exception {
        await(version).atMost(SOON).until(() -> dev.response().startsWith(version + '|'));
        String start = version + '|' + pid + '|';
        assertThat(dev.response()).startsWith(start + "0|" + pick + '|');

        Hangup.send(pid);

        await("event of " + version).atMost(SOON).until(() -> dev.response().startsWith(start + "1|" + pick + '|'));
        List<String> threads = List.of(dev.response().split(SEPARATOR, -1)[4].split(",", -1));
        assertThat(threads).contains("piloted-refresh").doesNotHaveDuplicates();
    }

    private static void signalledWhileReloading(DevMode dev, long pid) {
        await().atMost(SOON).until(() -> {
            CompletableFuture<String> reloaded = dev.ask();
            await().pollInterval(BETWEEN_SIGNALS).atMost(SOON).until(() -> {
                Hangup.send(pid);
                return reloaded.isDone();
            });
            return reloaded.exceptionally(failure -> "").join().startsWith("signalled|");
        });
    }
}
