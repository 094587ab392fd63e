package io.piloted.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.piloted.Endpoint;
import io.piloted.NoSuchServiceException;
import io.piloted.Patience;
import io.piloted.ServiceHandle;
import io.piloted.ServiceRegistry;
import io.piloted.ServicesUpdated;
import io.piloted.config.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/**
 * Tests of a ContainerPilot file on an unresponsive mount (C5.2, C5.5). A named pipe without a writer simulates it,
 * because opening it also never returns, and cannot be interrupted.
 */
@EnabledOnOs(OS.LINUX)
@Timeout(300)
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class HangingFileTest {

    private static final Duration REFRESH = Duration.ofSeconds(1);

    @RegisterExtension
    static final TestApplication APPLICATION =
            TestApplication.watching("app").with("piloted.refresh.timeout", REFRESH.toSeconds() + "s");

    /** Second links to the pipes, used to release the threads that wait at them. */
    private final List<Path> pipes = new ArrayList<>();

    private void makePipe() throws Exception {
        Path pipe = Files.createTempDirectory("piloted-pipe").resolve("pipe");
        Process made = new ProcessBuilder("mkfifo", pipe.toString()).inheritIO().start();
        assertThat(made.waitFor()).isZero();
        pipes.add(pipe);
        // Replaced in one step, like a mount that begins to hang.
        Path link = pipe.resolveSibling("link");
        Files.createSymbolicLink(link, pipe);
        Files.move(link, APPLICATION.file(), StandardCopyOption.REPLACE_EXISTING);
    }

    private void replacePipe(String... services) throws IOException {
        Files.delete(APPLICATION.file());
        APPLICATION.watch(services);
    }

    @AfterEach
    void releaseThoseWhoWait() throws IOException {
        for (Path pipe : pipes) {
            // Opened for reading and writing, which does not wait.
            Files.newByteChannel(pipe, StandardOpenOption.READ, StandardOpenOption.WRITE)
                    .close();
            Files.delete(pipe);
            Files.delete(pipe.getParent());
        }
    }

    private static ServicesUpdated refresh(ServiceRegistry registry) throws Exception {
        return registry.refresh().toCompletableFuture().get(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS);
    }

    private static FilePlanReader reader() {
        return new FilePlanReader(
                Options.from(name -> Optional.ofNullable(System.getProperty(name))),
                Map.of(),
                HangingFileTest.class.getClassLoader());
    }

    @Test
    void refresh_fileHangs_picksGoOnAndTheFileIsReadAgainOnceItIsThere() throws Exception {
        try (WeldContainer container = TestApplication.start(TestCatalog.class)) {
            ServiceRegistry registry = container.select(ServiceRegistry.class).get();
            ServiceHandle app = registry.service("app");
            makePipe();
            TestCatalog.serve("app", "changed");

            ServicesUpdated hanging = refresh(registry);

            assertThat(hanging.configurationFailure()).hasValueSatisfying(failure -> {
                assertThat(failure.code()).isEqualTo("PILOT04017");
                assertThat(failure.message()).contains(APPLICATION.file().toString());
            });
            assertThat(hanging.failures()).isEmpty();
            assertThat(app.next().address()).isEqualTo("changed");
            assertThat(app.nextAsync().toCompletableFuture()).isCompletedWithValue(Endpoint.of("changed", 80));

            // Any number of times.
            for (int i = 0; i < 10; i++) {
                TestCatalog.serve("app", "changed" + i);
                assertThat(refresh(registry).configurationFailure()).isPresent();
                assertThat(app.next().address()).isEqualTo("changed" + i);
            }
            assertThat(Thread.getAllStackTraces().keySet())
                    .filteredOn(thread -> thread.getName().equals("piloted-file"))
                    .hasSizeLessThanOrEqualTo(5);

            replacePipe("app", "new");
            releaseThoseWhoWait();
            pipes.clear();
            await().atMost(Patience.LIMIT)
                    .untilAsserted(() ->
                            assertThat(refresh(registry).configurationFailure()).isEmpty());
            assertThat(registry.service("new").next().address()).isEqualTo("new");
        }
    }

    /** Like a lazy unmount: the old read waits for ever, but the file can be read again. */
    @Test
    void refresh_afterAReadThatNeverReturns_readsTheFileThatIsThereNow() throws Exception {
        try (WeldContainer container = TestApplication.start(TestCatalog.class)) {
            ServiceRegistry registry = container.select(ServiceRegistry.class).get();
            makePipe();
            assertThat(refresh(registry).configurationFailure()).isPresent();

            replacePipe("app", "new");

            await().atMost(Patience.LIMIT)
                    .ignoreException(NoSuchServiceException.class)
                    .untilAsserted(() -> {
                        assertThat(refresh(registry).configurationFailure()).isEmpty();
                        assertThat(registry.service("new").next().address()).isEqualTo("new");
                    });
        }
    }

    @Test
    void start_fileHangs_failsInTimeAndNamesTheFile() throws Exception {
        APPLICATION.set("piloted.startup.timeout", "1s");
        makePipe();

        assertThatThrownBy(() -> TestApplication.start(TestCatalog.class))
                .hasStackTraceContaining("PILOT04017")
                .hasStackTraceContaining(APPLICATION.file().toString());
    }

    @Test
    void start_fileHangsSinceTheNamesWereRead_failsInTimeToo() throws Exception {
        APPLICATION.set("piloted.startup.timeout", "1s");
        try (FilePlanReader reader = reader()) {
            assertThat(reader.configuredNames()).containsExactly("app");
            makePipe();

            assertThatThrownBy(() -> reader.prepare(Optional.of(new TestCatalog()), new NamedServices()))
                    .isInstanceOf(FileTimeoutException.class);
        }
    }

    @Test
    void close_whileTheFileHangs_endsTheWait() throws Exception {
        makePipe();
        FilePlanReader reader = reader();
        Thread closing = new Thread(() -> {
            await().atMost(Patience.LIMIT)
                    .until(() -> Thread.getAllStackTraces().keySet().stream()
                            .anyMatch(thread -> thread.getName().equals("piloted-file")));
            reader.close();
        });
        closing.start();

        assertThatThrownBy(() -> reader.prepare(Optional.of(new TestCatalog()), new NamedServices()))
                .hasMessageStartingWith("PILOT04006");
        closing.join();
    }
}
