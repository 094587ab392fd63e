package io.piloted.template;

import java.io.Serial;

/** An error in a function, or in a literal, without a position. The caller adds the position. */
final class FunctionException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    FunctionException(String reason) {
        super(reason, null, false, false);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
