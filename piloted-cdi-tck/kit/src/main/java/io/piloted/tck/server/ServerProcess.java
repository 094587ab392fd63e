package io.piloted.tck.server;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The process of a server, with its child processes and log, on this machine or in a container. It is only ended by its
 * own process handles, at the latest with this JVM.
 */
final class ServerProcess implements AutoCloseable {

    private static final Duration BOOT = Duration.ofMinutes(10);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final long GRACE_SECONDS = 10;

    /** Creates a server's files and the command that starts it. */
    interface Preparation {
        ProcessBuilder of(Site site) throws IOException;
    }

    private final Host host = Host.current();
    private final Site site;
    private final Path log;
    private final Process process;
    private final Thread hook = new Thread(this::end, "piloted-tck-server-end");

    /**
     * Starts a server.
     *
     * @param name the name of its log file
     * @param environment variables in addition to this JVM's
     */
    ServerProcess(String name, Server server, Site site, Map<String, String> environment) {
        this(name, site, environment, server::prepare);
    }

    ServerProcess(String name, Site site, Map<String, String> environment, Preparation preparation) {
        this.site = site;
        this.log = Path.of("target", name + ".log").toAbsolutePath();
        try {
            ProcessBuilder command = preparation.of(site);
            command.environment().putAll(environment);
            process = host.starting(command, site)
                    .redirectErrorStream(true)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Waits until an application responds. */
    void awaitReady(Probe probe) {
        await("the application, see " + log)
                .atMost(BOOT)
                .pollDelay(POLL)
                .pollInterval(POLL)
                .failFast("the server ended, see " + log, () -> !process.isAlive())
                .until(probe::isReady);
    }

    /** Waits until the log contains all of these texts. */
    String awaitLog(String... texts) {
        return await("in " + log)
                .atMost(BOOT)
                .pollDelay(POLL)
                .pollInterval(POLL)
                .until(this::log, text -> Stream.of(texts).allMatch(text::contains));
    }

    String log() {
        try {
            return new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Site site() {
        return site;
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
        all.forEach(ProcessHandle::destroy);
        CompletableFuture.allOf(all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                .completeOnTimeout(null, GRACE_SECONDS, TimeUnit.SECONDS)
                .join();
        clear();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(handle -> handle.onExit().join());
        site.delete();
    }

    private void clear() {
        try {
            host.clear(site);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
