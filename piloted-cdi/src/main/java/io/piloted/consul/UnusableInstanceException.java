package io.piloted.consul;

import java.io.Serial;

/** An instance cannot be an endpoint; the message names the instance and says why. Without a stack trace. */
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
