package io.piloted.tck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** A shell that sends many real SIGHUPs with its built-in {@code kill}, until it is closed. Thread-safe. */
public final class HangupStorm implements AutoCloseable {

    private static final String EVERY = "while kill -HUP $0; do sleep $1; done";
    private static final String BURSTS = """
            sent=0
            while [ $sent -lt $1 ]; do
              burst=0
              while [ $burst -lt $2 ]; do kill -HUP $0 || exit 1; burst=$((burst + 1)); done
              sent=$((sent + burst))
              sleep $3
            done
            echo $sent
            """;
    private static final String NAMED_IN = """
            while sleep $1; do
              if [ -s "$0" ] && read -r pid < "$0"; then kill -HUP "$pid"; fi
            done
            """;
    private static final double MILLIS = 1000;
    private static final long GRACE_SECONDS = 10;

    private final Process shell;

    private HangupStorm(String script, String... arguments) {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", script);
        builder.command().addAll(List.of(arguments));
        try {
            shell = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Sends one SIGHUP after the other while the process lives.
     *
     * @param pid the process
     * @param pause the time between two
     * @return the storm, which continues until it is closed
     */
    public static HangupStorm every(long pid, Duration pause) {
        return new HangupStorm(EVERY, Long.toString(pid), seconds(pause));
    }

    /**
     * Sends bursts of SIGHUPs.
     *
     * @param pid the process
     * @param count the number of all SIGHUPs
     * @param burst the number of SIGHUPs without a pause
     * @param pause the time between two bursts
     * @return the storm, which ends by itself
     */
    public static HangupStorm bursts(long pid, int count, int burst, Duration pause) {
        return new HangupStorm(
                BURSTS, Long.toString(pid), Integer.toString(count), Integer.toString(burst), seconds(pause));
    }

    /**
     * Sends one SIGHUP after the other to the process that a file names, as soon as the file exists.
     *
     * @param pidFile the file, which need not exist yet
     * @param pause the time between two
     * @return the storm, which continues until it is closed
     */
    public static HangupStorm atProcessNamedIn(Path pidFile, Duration pause) {
        return new HangupStorm(NAMED_IN, pidFile.toString(), seconds(pause));
    }

    private static String seconds(Duration pause) {
        return String.format(Locale.ROOT, "%.3f", pause.toMillis() / MILLIS);
    }

    /**
     * Whether the storm continues.
     *
     * @return false when all are sent, or the process is gone
     */
    public boolean isRaging() {
        return shell.isAlive();
    }

    /**
     * The number of SIGHUPs sent by completed bursts.
     *
     * @return the number, 0 if the process was gone before all were sent
     * @throws IOException if the shell's output cannot be read
     */
    public int sent() throws IOException {
        String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return output.isEmpty() ? 0 : Integer.parseInt(output);
    }

    /** Ends the storm. */
    @Override
    public void close() {
        shell.descendants().forEach(ProcessHandle::destroy);
        shell.destroy();
        try {
            if (!shell.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
                shell.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
