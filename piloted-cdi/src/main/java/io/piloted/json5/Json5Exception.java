package io.piloted.json5;

import io.piloted.PilotedException;
import java.io.Serial;

/**
 * Thrown if a text is not JSON5. The message contains line, column, the error, and the structure of the line with a
 * caret. It does not show values, because they may be secrets.
 */
public final class Json5Exception extends PilotedException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    Json5Exception(String message, int line, int column) {
        super(message);
        this.line = line;
        this.column = column;
    }

    /** {@return the line of the first character that cannot be part of the document, from 1} */
    public int line() {
        return line;
    }

    /** {@return the column of that character, in code points from 1} */
    public int column() {
        return column;
    }
}
