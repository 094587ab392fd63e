package io.piloted.tck.consul;

import io.piloted.tck.Patience;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The operating system's side of an agent: its process, its directory, its ports. Ended by its own handle only. */
final class AgentProcess {

    private static final long GRACE_MILLIS = 3_000;
    private static final Duration SIGNALLING = Patience.LIMIT;

    private final Path directory;
    private final AgentPorts ports;
    private final boolean development;
    private final Thread hook = new Thread(this::endWithTheJvm, "piloted-tck-consul-end");
    private Process process;

    /** Starts an agent. */
    AgentProcess(AgentConfig config) {
        this(config, AgentPorts.free());
    }

    /** Starts an agent on these ports. */
    AgentProcess(AgentConfig config, AgentPorts ports) {
        this.ports = ports;
        development = config.isDevelopment();
        try {
            directory = Files.createTempDirectory("piloted-consul");
            Files.writeString(
                    directory.resolve("agent.json"), config.toJson(ports).toString());
            process = launch(directory, development);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(hook);
    }

    AgentPorts ports() {
        return ports;
    }

    Path log() {
        return log(directory);
    }

    /** Starts the agent again after {@link #kill()}. */
    void relaunch() {
        try {
            process = launch(directory, development);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tells why it ended, if it has. */
    void assertAlive() {
        if (!process.isAlive()) {
            throw new IllegalStateException(
                    "The agent ended with %d; it said: %s".formatted(process.exitValue(), said()));
        }
    }

    /** Sends a signal that Java has no method for. */
    void signal(String name) {
        try {
            Command.run(directory, SIGNALLING, List.of("kill", "-" + name, Long.toString(process.pid())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether each of its threads has stopped; a signal has been sent, not obeyed, when {@link #signal} returns. */
    boolean isStopped() throws IOException {
        Path threads = Path.of("/proc", Long.toString(process.pid()), "task");
        if (!Files.isDirectory(threads)) {
            return true; // not Linux: nothing tells
        }
        try (Stream<Path> all = Files.list(threads)) {
            for (Path thread : all.toList()) {
                String stat = Files.readString(thread.resolve("stat"));
                if (stat.charAt(stat.lastIndexOf(')') + 2) != 'T') { // the state follows the name, which is in brackets
                    return false;
                }
            }
        }
        return true;
    }

    /** Ends it without grace, frozen or not, and waits until it is gone. */
    void kill() {
        awaitEnd(process.destroyForcibly());
    }

    /** Ends it for good and deletes its files. */
    void end() {
        process.destroy();
        if (!awaitEnd(process)) {
            kill();
        }
        Runtime.getRuntime().removeShutdownHook(hook);
        delete();
    }

    /** For who does not come to {@link #end()}, as after Ctrl-C. */
    private void endWithTheJvm() {
        kill();
        delete();
    }

    private void delete() {
        try {
            ConsulBinary.delete(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean awaitEnd(Process process) {
        try {
            return process.waitFor(GRACE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Process launch(Path directory, boolean development) throws IOException {
        Process process = new ProcessBuilder(
                        ConsulBinary.path().toString(),
                        "agent",
                        development ? "-dev" : "-data-dir=" + directory.resolve("data"),
                        "-config-file=" + directory.resolve("agent.json"))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log(directory).toFile()))
                .start();
        process.getOutputStream().close();
        return process;
    }

    private static Path log(Path directory) {
        return directory.resolve("agent.log");
    }

    private String said() {
        try {
            return Files.readString(log(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
