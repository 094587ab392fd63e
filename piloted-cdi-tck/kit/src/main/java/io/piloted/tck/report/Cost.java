package io.piloted.tck.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** The measured cost of picks on one runtime: a row of {@link CostTable}. Not thread-safe. */
public final class Cost {

    static final String SUFFIX = ".cost";
    private static final double MEGABYTE = 1 << 20;

    private final StringBuilder cells = new StringBuilder();

    /** Creates an empty row. */
    public Cost() {}

    /**
     * Adds the cost of a form of injection point, in the order of the table.
     *
     * @param nanos nanoseconds for each pick
     * @param before bytes of heap in use before the picks, after a garbage collection
     * @param after bytes of heap in use after the picks, after a garbage collection
     */
    public void add(double nanos, long before, long after) {
        cells.append(String.format(Locale.ROOT, " %.1f | %.1f → %.1f |", nanos, before / MEGABYTE, after / MEGABYTE));
    }

    /**
     * Writes the row into the directory of the test results; does nothing if {@link ResultListener} does nothing.
     *
     * @throws IOException if it cannot be written
     */
    public void write() throws IOException {
        write(SUFFIX, title -> "| " + title + " |" + cells);
    }

    /** Writes a row into a file of the tested runtime, whose title the row gets. */
    static void write(String suffix, UnaryOperator<String> row) throws IOException {
        String directory = System.getProperty("piloted.tck.results");
        TestedRuntime runtime = TestedRuntime.current().orElse(null);
        if (directory != null && runtime != null) {
            Files.createDirectories(Path.of(directory));
            Files.writeString(Path.of(directory, runtime.title() + suffix), row.apply(runtime.title()) + '\n');
        }
    }
}
