package io.piloted.tck.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/**
 * The result of one endurance run: a row of the {@link EnduranceTable}.
 *
 * @param runtime the runtime, as named by {@code piloted.tck.runtime}
 * @param fault the fault that was injected into the application or Consul
 * @param load the load on the application
 * @param duration the duration
 * @param picksMade the number of picks
 * @param picksLost the number of picks that failed, or returned a wrong endpoint
 * @param bytesBefore memory in use before the run, after a garbage collection
 * @param bytesAfter memory in use after the run, after a garbage collection
 * @param remarks other counts
 */
public record Endured(
        String runtime,
        String fault,
        String load,
        Duration duration,
        long picksMade,
        long picksLost,
        long bytesBefore,
        long bytesAfter,
        String remarks) {

    /** The header of the table. */
    static final String HEADER = """
            | Runtime | Fault | Load | Duration | Picks made | Picks lost | Memory before → after | Remarks |
            |---|---|---|---|---|---|---|---|
            """;

    private static final double MEGABYTE = 1 << 20;
    private static final double MILLIS = 1000;

    /**
     * Whether runs have their full length, for the table in the documentation ({@code -Pendurance}).
     *
     * @return false in the default run of the tests, where each takes about ten seconds
     */
    public static boolean isLong() {
        return Boolean.getBoolean("piloted.endurance");
    }

    /**
     * The directory of results: {@code piloted.endurance.results}, by default {@code target/endurance}.
     *
     * @return the directory, which may not exist yet
     */
    public static Path directory() {
        return Path.of(System.getProperty("piloted.endurance.results", "target/endurance"));
    }

    /**
     * Writes this row to its own file in the {@link #directory}. Replaces an earlier run of the same fault on the same
     * runtime.
     */
    public void note() {
        Path directory = directory();
        String name = (runtime + ' ' + fault).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.]+", "-");
        try {
            Files.createDirectories(directory);
            Files.writeString(directory.resolve(name + ".md"), toMarkdown());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The row as Markdown. */
    String toMarkdown() {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s | %.0f s | %,d | %,d | %.1f → %.1f MB | %s |%n",
                runtime,
                fault,
                load,
                duration.toMillis() / MILLIS,
                picksMade,
                picksLost,
                bytesBefore / MEGABYTE,
                bytesAfter / MEGABYTE,
                remarks);
    }
}
