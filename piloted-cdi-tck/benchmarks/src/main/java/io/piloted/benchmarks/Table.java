package io.piloted.benchmarks;

import java.util.Locale;

/** A builder of Markdown tables, and of text between them. Numbers have a decimal point in every locale. */
public final class Table {

    private final StringBuilder out = new StringBuilder();

    /** Creates an empty builder. */
    public Table() {}

    /**
     * Begins a table.
     *
     * @param title of the first column
     * @param columns the titles of the others, with {@code |} between them
     */
    public void head(String title, String columns) {
        line("\n| %s | %s |", title, columns);
        line("|---%s|", "|---".repeat(columns.split("\\|").length));
    }

    /**
     * Adds a line.
     *
     * @param format as of {@link String#format}
     * @param values to be formatted
     */
    public void line(String format, Object... values) {
        out.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    /**
     * The text of a cell about a target.
     *
     * @param met whether it is met
     * @return the text
     */
    public static String met(boolean met) {
        return met ? "met" : "**missed**";
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
