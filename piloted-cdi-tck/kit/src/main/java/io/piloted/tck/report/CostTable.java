package io.piloted.tck.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A program that writes the cost of picks on each runtime as a Markdown table. */
public final class CostTable {

    private static final String HEAD = """
            | 20 million picks | `ServiceHandle`, ns | heap, MB | `Provider`, ns | heap, MB | `Instance`, ns | heap, MB |
            |---|---|---|---|---|---|---|
            """;

    private CostTable() {}

    /**
     * Writes the table.
     *
     * @param arguments the directory of results, and the file to write
     * @throws IOException if a file cannot be read or written
     */
    public static void main(String... arguments) throws IOException {
        StringBuilder table = new StringBuilder(HEAD);
        try (Stream<Path> files = Files.list(Path.of(arguments[0]))) {
            List<Path> rows = files.filter(file -> file.toString().endsWith(Cost.SUFFIX))
                    .sorted()
                    .toList();
            for (Path row : rows) {
                table.append(Files.readString(row));
            }
        }
        Files.writeString(Path.of(arguments[1]), table);
    }
}
