package io.piloted.template;

import io.piloted.PilotedException;
import java.io.Serial;

/** Thrown if a template cannot be rendered. The message has the file, the line, the action and the reason. */
public final class TemplateException extends PilotedException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final int line;

    TemplateException(String message, int line) {
        super(message);
        this.line = line;
    }

    /** {@return the line of the error in the template, from 1} */
    public int line() {
        return line;
    }
}
