package io.piloted.tck.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/**
 * What one run under load came to: a row of the {@link EnduranceTable}.
 *
 * @param runtime where, as {@code piloted.tck.runtime} calls it
 * @param fault what was done to the application or to Consul
 * @param load what the application had to do meanwhile
 * @param duration how long
 * @param picksMade how many picks were asked for
 * @param picksLost how many of them failed or gave what they must not
 * @param bytesBefore memory in use before, after a collection
 * @param bytesAfter memory in use afterwards, after a collection
 * @param remarks what else was counted
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

    /** Header and ruler of the table. */
    static final String HEADER = """
            | Runtime | Fault | Load | Duration | Picks made | Picks lost | Memory before → after | Besides |
            |---|---|---|---|---|---|---|---|
            """;

    private static final double MEGABYTE = 1 << 20;
    private static final double MILLIS = 1000;

    /**
     * Whether runs have to be as long as the table of the documentation wants them: {@code -Pendurance}.
     *
     * @return false in the default run of the tests, where each may take some ten seconds
     */
    public static boolean isLong() {
        return Boolean.getBoolean("piloted.endurance");
    }

    /**
     * Where results are written: {@code piloted.endurance.results}, by default {@code target/endurance}.
     *
     * @return the directory, which need not be there yet
     */
    public static Path directory() {
        return Path.of(System.getProperty("piloted.endurance.results", "target/endurance"));
    }

    /**
     * Notes this row in a file of its own in the {@link #directory}; an earlier run of the same fault on the same runtime is replaced.
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

    /** One line. */
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
