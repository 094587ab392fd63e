package io.piloted.tck.report;

import java.util.Locale;

/**
 * The resources that a process under load used in one minute.
 *
 * @param number the minute, from 1
 * @param sockets the maximum number of open sockets
 * @param threads the maximum number of threads
 * @param bytes its heap in use at the end of the minute, after a garbage collection
 * @param lines the number of the library's log lines
 */
public record Minute(int number, int sockets, int threads, long bytes, long lines) {

    /** The names of the columns of {@link #toLine}. */
    public static final String HEADER = "minute\tsockets\tthreads\theap MB\tlines";

    private static final double MEGABYTE = 1 << 20;

    /**
     * The minute as a row of a table.
     *
     * @return the numbers, separated by tabs
     */
    public String toLine() {
        return String.format(Locale.ROOT, "%d\t%d\t%d\t%.1f\t%d", number, sockets, threads, bytes / MEGABYTE, lines);
    }
}
