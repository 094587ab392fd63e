package io.piloted;

import java.io.Serial;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The base class of the library's exceptions. The message begins with a code ({@code PILOT…}) and says what to do. */
public class PilotedException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private static final Pattern CODE = Pattern.compile("PILOT\\d{5}");

    /**
     * Creates an exception with a message.
     *
     * @param message the code, what happened, and what to do
     */
    public PilotedException(String message) {
        super(message);
    }

    /**
     * Creates an exception with a message and a cause.
     *
     * @param message the code, what happened, and what to do
     * @param cause the cause; may be null
     */
    public PilotedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /**
     * The code at the beginning of the message.
     *
     * @return {@code PILOT} and five digits; empty if the message begins with none
     */
    public String code() {
        String message = getMessage();
        if (message == null) {
            return "";
        }
        Matcher code = CODE.matcher(message);
        return code.lookingAt() ? code.group() : "";
    }

    /**
     * Whether a retry is pointless until somebody has corrected something. A permanent failure ends a start at once.
     *
     * @return false, unless a subclass overrides it
     */
    public boolean isPermanent() {
        return false;
    }
}
