package io.piloted.tck.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A program that writes the cost of picks and of calls on each runtime as Markdown tables. */
public final class CostTable {

    private static final String PICKS = """
            | 20 million picks | `ServiceHandle`, ns | heap, MB | `Provider`, ns | heap, MB | `Instance`, ns | heap, MB |
            |---|---|---|---|---|---|---|
            """;

    private static final String CALLS =
            "| A call with everything on | " + CallCost.COLUMNS + " |\n|---|---|---|---|---|---|\n";

    private CostTable() {}

    /**
     * Writes the tables.
     *
     * @param arguments the directory of results, and the file to write
     * @throws IOException if a file cannot be read or written
     */
    public static void main(String... arguments) throws IOException {
        Path results = Path.of(arguments[0]);
        Files.writeString(
                Path.of(arguments[1]),
                table(PICKS, results, Cost.SUFFIX) + '\n' + table(CALLS, results, CallCost.SUFFIX));
    }

    private static String table(String head, Path results, String suffix) throws IOException {
        StringBuilder table = new StringBuilder(head);
        try (Stream<Path> files = Files.list(results)) {
            List<Path> rows = files.filter(file -> file.toString().endsWith(suffix))
                    .sorted()
                    .toList();
            for (Path row : rows) {
                table.append(Files.readString(row));
            }
        }
        return table.toString();
    }
}
