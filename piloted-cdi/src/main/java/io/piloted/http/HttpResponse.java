package io.piloted.http;

import java.util.Optional;

/** An HTTP response: status, header fields and body. Immutable, except for the body's bytes. */
public final class HttpResponse {

    private final HttpHead head;
    private final byte[] body;

    /** Creates a response; the body is not copied. */
    public HttpResponse(HttpHead head, byte[] body) {
        this.head = head;
        this.body = body;
    }

    /** {@return the status, from 100 to 999} */
    public int status() {
        return head.status();
    }

    /** The first value of a header field, whose case does not matter; empty if the response does not have the field. */
    public Optional<String> header(String name) {
        return head.value(name);
    }

    /** {@return the body itself, not a copy} */
    public byte[] body() {
        return body;
    }
}
