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

/** The process of an agent, with its directory and ports. It is only ended by its own process handle. */
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

    /** Throws if the process has ended; the exception has the reason. */
    void assertAlive() {
        if (!process.isAlive()) {
            throw new IllegalStateException(
                    "The agent ended with %d; its output: %s".formatted(process.exitValue(), output()));
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

    /** Whether all threads have stopped: {@link #signal} only sends a signal, and does not wait for its effect. */
    boolean isStopped() throws IOException {
        Path threads = Path.of("/proc", Long.toString(process.pid()), "task");
        if (!Files.isDirectory(threads)) {
            return true; // not Linux: unknown
        }
        try (Stream<Path> all = Files.list(threads)) {
            for (Path thread : all.toList()) {
                String stat = Files.readString(thread.resolve("stat"));
                if (stat.charAt(stat.lastIndexOf(')') + 2) != 'T') { // the state follows the name in parentheses
                    return false;
                }
            }
        }
        return true;
    }

    /** Kills the process, frozen or not, and waits until it has ended. */
    void kill() {
        awaitEnd(process.destroyForcibly());
    }

    /** Kills the process and deletes its files. */
    void end() {
        process.destroy();
        if (!awaitEnd(process)) {
            kill();
        }
        Runtime.getRuntime().removeShutdownHook(hook);
        delete();
    }

    /** Ends the process with the JVM, if {@link #end()} is not called, as after Ctrl-C. */
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

    private String output() {
        try {
            return Files.readString(log(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
