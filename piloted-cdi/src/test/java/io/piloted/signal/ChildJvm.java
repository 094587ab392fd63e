package io.piloted.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.piloted.Patience;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** A separate JVM with line-based input and output; closing ends it. */
final class ChildJvm implements AutoCloseable {

    private static final Duration PATIENCE = Patience.LIMIT;

    private final Process process;
    private final PrintStream input;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Thread reader;

    private ChildJvm(List<String> command) throws IOException {
        process = new ProcessBuilder(command).redirectErrorStream(true).start();
        input = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        reader = new Thread(this::read, "output of " + process.pid());
        reader.start();
    }

    /** Starts a main class with only this module, and the dependencies of its signal package, on the class path. */
    static ChildJvm start(Jdk jdk, Class<?> main, String... options) throws IOException {
        return startBy(List.of(), jdk, main, options);
    }

    /** Starts a main class by a launcher, for example {@code nohup}. */
    static ChildJvm startBy(List<String> launcher, Jdk jdk, Class<?> main, String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.addAll(List.of("-cp", needed(), main.getName()));
        return run(launcher, jdk, arguments);
    }

    /** Starts a main class with the class path of the tests. */
    static ChildJvm startWithTestLibraries(Jdk jdk, Class<?> main, String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        return run(List.of(), jdk, arguments);
    }

    static ChildJvm run(Jdk jdk, String... arguments) throws IOException {
        return run(List.of(), jdk, List.of(arguments));
    }

    private static ChildJvm run(List<String> launcher, Jdk jdk, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(launcher);
        command.add(jdk.java().toString());
        command.addAll(arguments);
        return new ChildJvm(command);
    }

    private static String needed() {
        return String.join(
                File.pathSeparator,
                place(Hangup.class).toString(),
                place(ChildJvm.class).toString(),
                place(Logger.class).toString());
    }

    /** The directory or jar of a class. */
    static Path place(Class<?> type) {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath());
    }

    private void read() {
        try (BufferedReader output = process.inputReader()) {
            output.lines().forEach(lines::add);
        } catch (IOException | RuntimeException gone) {
            lines.add("(" + gone + ")");
        }
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    void hangUp() {
        Kill.hangUp(handle());
    }

    void say(String line) {
        input.println(line);
    }

    /** Waits for a line; fails at once if the process ends without it. */
    void awaitLine(String line) {
        await(line).atMost(PATIENCE).pollInterval(Duration.ofMillis(1)).until(() -> {
            boolean ended = !process.isAlive() && !reader.isAlive();
            return lines.contains(line) || ended;
        });
        assertThat(lines).contains(line);
    }

    /** Closes the input, which ends the program, and waits for the exit code. */
    int finish() throws InterruptedException {
        input.close();
        return exitCode();
    }

    /** Waits for the exit code. */
    int exitCode() throws InterruptedException {
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .as("ended; output: %s", lines)
                .isTrue();
        reader.join();
        return process.exitValue();
    }

    /** All output lines so far. */
    List<String> lines() {
        return lines;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
