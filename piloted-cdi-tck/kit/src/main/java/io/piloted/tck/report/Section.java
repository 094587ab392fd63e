package io.piloted.tck.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The part of a document that is a table of ours, between two comments.
 *
 * @param begin the comment before it
 * @param end the comment after it
 */
public record Section(String begin, String end) {

    /**
     * The one between the comments {@code <!-- name:begin -->} and {@code <!-- name:end -->}.
     *
     * @param name of the table
     * @return the part
     */
    public static Section named(String name) {
        return new Section("<!-- " + name + ":begin -->", "<!-- " + name + ":end -->");
    }

    /**
     * Puts another table there.
     *
     * @param document the document
     * @param table its lines, the last one ended too
     * @throws IOException if the document has no such part, or cannot be read or written
     */
    public void replace(Path document, String table) throws IOException {
        String text = Files.readString(document);
        int from = text.indexOf(begin);
        int to = text.indexOf(end);
        if (from < 0 || to < from) {
            throw new IOException(document + " has no " + begin + " and " + end);
        }
        Files.writeString(document, text.substring(0, from + begin.length()) + "\n" + table + text.substring(to));
    }
}
