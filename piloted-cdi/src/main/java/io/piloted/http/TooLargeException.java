package io.piloted.http;

import java.io.IOException;
import java.io.Serial;

/** Thrown if the body of a response is larger than its limit. */
public final class TooLargeException extends IOException {

    @Serial
    private static final long serialVersionUID = 1L;

    TooLargeException() {}
}
