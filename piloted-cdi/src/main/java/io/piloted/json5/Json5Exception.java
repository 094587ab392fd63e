package io.piloted.json5;

import io.piloted.PilotedException;
import java.io.Serial;

/**
 * The text is not JSON5; the message holds line, column, what is wrong, and the line itself with a caret, but
 * for what {@link io.piloted.secret.Secrets} hides of it.
 */
public final class Json5Exception extends PilotedException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** From 1. */
    private final int line;
    /** From 1. */
    private final int column;

    Json5Exception(String message, int line, int column) {
        super(message);
        this.line = line;
        this.column = column;
    }

    /**
     * The line of the first character that cannot be part of the document.
     *
     * @return the line, from 1
     */
    public int line() {
        return line;
    }

    /**
     * The column of the first character that cannot be part of the document.
     *
     * @return the column, in characters (Unicode code points) from 1
     */
    public int column() {
        return column;
    }
}
