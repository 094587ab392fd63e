package io.piloted.tck.report;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A program that joins {@link Endured} rows to one Markdown table. */
public final class EnduranceTable {

    private static final Section SECTION = Section.named("endurance");

    /** The argument that stands for no document. */
    private static final String NONE = "-";

    private EnduranceTable() {}

    /**
     * Writes the table and prints it.
     *
     * @param arguments the directory of rows, the file to write, and the document to change between its markers
     *     ({@code -} for none)
     * @throws IOException if there is no row, or a file cannot be read or written
     */
    public static void main(String... arguments) throws IOException {
        String table = Endured.HEADER + rows(Path.of(arguments[0]));
        Files.writeString(Path.of(arguments[1]), table);
        if (arguments.length > 2 && !arguments[2].equals(NONE)) {
            SECTION.replace(Path.of(arguments[2]), table);
        }
        new PrintStream(System.out, true, StandardCharsets.UTF_8).print(table);
    }

    private static String rows(Path directory) throws IOException {
        StringBuilder rows = new StringBuilder();
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> sorted = files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
            for (Path file : sorted) {
                rows.append(Files.readString(file));
            }
        }
        return rows.toString();
    }
}
