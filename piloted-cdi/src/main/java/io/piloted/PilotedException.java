package io.piloted;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The library could not do what was asked; the message begins with a code ({@code PILOT…}) and says what to do. */
public class PilotedException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * With a message.
     *
     * @param message code, what is wrong, and what to do
     */
    public PilotedException(String message) {
        super(message);
    }

    /**
     * With a message and a cause.
     *
     * @param message code, what is wrong, and what to do
     * @param cause what led to it, may be null
     */
    public PilotedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
