package io.piloted.tck.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The part of a document that contains a generated table, between two comments.
 *
 * @param begin the comment before it
 * @param end the comment after it
 */
public record Section(String begin, String end) {

    /**
     * The section between the comments {@code <!-- name:begin -->} and {@code <!-- name:end -->}.
     *
     * @param name the name of the table
     * @return the part
     */
    public static Section named(String name) {
        return new Section("<!-- " + name + ":begin -->", "<!-- " + name + ":end -->");
    }

    /**
     * Replaces the table.
     *
     * @param document the document
     * @param table its lines, each with a line end
     * @throws IOException if the document does not have the section, or cannot be read or written
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
