package io.piloted.template;

import java.io.Serial;

/** What a function found wrong, before anyone has said where: the evaluator adds the place. */
final class Failure extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    Failure(String reason) {
        super(reason, null, false, false);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
