package io.piloted.tck.consul;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A runner of programs that waits for their end. */
final class Command {

    private Command() {}

    /**
     * Runs a program.
     *
     * @return what it wrote to standard output
     * @throws IOException if it cannot be started, fails, or takes too long; the message has the end of its output
     */
    static String run(Path directory, Duration timeout, List<String> command) throws IOException {
        Path out = Files.createTempFile("piloted-command", ".out");
        Path err = Files.createTempFile("piloted-command", ".err");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            if (!awaitEnd(process, timeout)) {
                throw new IOException(command.get(0) + " took longer than " + timeout.toSeconds() + " s");
            }
            if (process.exitValue() != 0) {
                throw new IOException(
                        "%s failed with %d: %s".formatted(command.get(0), process.exitValue(), tail(err)));
            }
            return Files.readString(out, StandardCharsets.UTF_8);
        } finally {
            Files.deleteIfExists(out);
            Files.deleteIfExists(err);
        }
    }

    private static boolean awaitEnd(Process process, Duration timeout) throws IOException {
        try {
            return process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            // Has no effect on a process that has ended.
            process.destroyForcibly();
        }
    }

    private static String tail(Path file) throws IOException {
        List<String> lines = new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
        return String.join("; ", lines.subList(Math.max(0, lines.size() - 3), lines.size()));
    }
}
