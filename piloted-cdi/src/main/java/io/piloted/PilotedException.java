package io.piloted;

import java.io.Serial;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The library could not do what was asked; the message begins with a code ({@code PILOT…}) and says what to do. */
public class PilotedException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private static final Pattern CODE = Pattern.compile("PILOT\\d{5}");

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

    /**
     * The code that the message begins with.
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
     * Whether retrying cannot help until a person has corrected something. A start does not wait for what is permanent.
     *
     * @return false, unless a subclass overrides it
     */
    public boolean isPermanent() {
        return false;
    }
}
