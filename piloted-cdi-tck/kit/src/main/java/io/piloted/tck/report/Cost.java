package io.piloted.tck.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** What picking cost on one runtime: a row of {@link CostTable}, form by form. Not thread-safe. */
public final class Cost {

    static final String SUFFIX = ".cost";
    private static final double MEGABYTE = 1 << 20;

    private final StringBuilder cells = new StringBuilder();

    /** Nothing so far. */
    public Cost() {}

    /**
     * Adds a form, in the order of the table.
     *
     * @param nanos for each pick
     * @param before bytes of heap in use before, after a collection
     * @param after the same afterwards
     */
    public void add(double nanos, long before, long after) {
        cells.append(String.format(Locale.ROOT, " %.1f | %.1f → %.1f |", nanos, before / MEGABYTE, after / MEGABYTE));
    }

    /**
     * Writes the row beside the results of the tests; does nothing where {@link ResultListener} does nothing.
     *
     * @throws IOException if it cannot be written
     */
    public void write() throws IOException {
        String directory = System.getProperty("piloted.tck.results");
        String runtime = System.getProperty("piloted.tck.runtime");
        if (directory != null && runtime != null) {
            Files.createDirectories(Path.of(directory));
            Files.writeString(Path.of(directory, runtime + SUFFIX), "| " + runtime + " |" + cells + '\n');
        }
    }
}
