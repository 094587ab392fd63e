package io.piloted.tck.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The clauses of CONTRACT.md.
 *
 * @param clauses the text of each, by id, in order
 */
public record Contract(Map<String, String> clauses) {

    private static final Pattern CLAUSE = Pattern.compile("^- \\*\\*(C\\d+\\.\\d+)\\*\\* (.*)$", Pattern.MULTILINE);

    /**
     * Reads the clauses.
     *
     * @param file CONTRACT.md
     * @return the contract
     * @throws IOException if it cannot be read
     */
    public static Contract read(Path file) throws IOException {
        Map<String, String> clauses = new TreeMap<>();
        Matcher matcher = CLAUSE.matcher(Files.readString(file));
        while (matcher.find()) {
            clauses.put(matcher.group(1), matcher.group(2));
        }
        return new Contract(clauses);
    }
}
