package io.piloted.tck.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The chapters and clauses of CONTRACT.md.
 *
 * @param chapters the headings, by the part of the clauses' ids before the dot
 * @param clauses the texts by id, in the order of the file
 */
public record Contract(Map<String, String> chapters, Map<String, String> clauses) {

    private static final Pattern CHAPTER = Pattern.compile("^## ((C\\d+) .*)$", Pattern.MULTILINE);

    private static final Pattern CLAUSE =
            Pattern.compile("^- \\*\\*(C\\d+(?:\\.\\d+)+)\\*\\* (.*)$", Pattern.MULTILINE);

    /**
     * Reads the clauses.
     *
     * @param file CONTRACT.md
     * @return the contract
     * @throws IOException if it cannot be read
     */
    public static Contract read(Path file) throws IOException {
        String text = Files.readString(file);
        Map<String, String> chapters = new LinkedHashMap<>();
        for (Matcher chapter = CHAPTER.matcher(text); chapter.find(); ) {
            chapters.put(chapter.group(2), chapter.group(1));
        }
        Map<String, String> clauses = new LinkedHashMap<>();
        for (Matcher clause = CLAUSE.matcher(text); clause.find(); ) {
            clauses.put(clause.group(1), clause.group(2));
        }
        return new Contract(chapters, clauses);
    }

    /**
     * The heading of a clause's chapter.
     *
     * @param clause the clause's id
     * @return the heading
     * @throws IllegalArgumentException if there is none
     */
    public String chapter(String clause) {
        String chapter = chapters.get(clause.substring(0, clause.indexOf('.')));
        if (chapter == null) {
            throw new IllegalArgumentException("No chapter for clause " + clause);
        }
        return chapter;
    }
}
