package io.piloted.tck.report;

import java.util.Locale;

/**
 * What a process under load used in one minute.
 *
 * @param number the minute, from 1
 * @param sockets the most sockets that it had open
 * @param threads the most threads that it had
 * @param bytes its heap in use at the end of the minute, after a collection
 * @param lines how many lines of the library came into its log
 */
public record Minute(int number, int sockets, int threads, long bytes, long lines) {

    /** What the columns are, for {@link #toLine}. */
    public static final String HEADER = "minute\tsockets\tthreads\theap MB\tlines";

    private static final double MEGABYTE = 1 << 20;

    /**
     * The minute as a row of a table.
     *
     * @return its figures, separated by tabs
     */
    public String toLine() {
        return String.format(Locale.ROOT, "%d\t%d\t%d\t%.1f\t%d", number, sockets, threads, bytes / MEGABYTE, lines);
    }
}
