package io.piloted.template;

import io.piloted.PilotedException;
import java.io.Serial;

/**
 * A template that cannot be rendered; the message names the source, the line, the action, and what is wrong with it.
 */
public final class TemplateException extends PilotedException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** From 1. */
    private final int line;

    TemplateException(String message, int line) {
        super(message);
        this.line = line;
    }

    /**
     * Where it is.
     *
     * @return the line of the template, counted from 1
     */
    public int line() {
        return line;
    }
}
