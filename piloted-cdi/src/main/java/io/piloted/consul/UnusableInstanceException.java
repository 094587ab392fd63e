package io.piloted.consul;

import java.io.Serial;

/**
 * Thrown if an instance cannot be an endpoint. The message names the instance and the reason. It has no stack trace.
 */
final class UnusableInstanceException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    UnusableInstanceException(String reason) {
        super(reason, null, false, false);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
