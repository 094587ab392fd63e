package io.piloted.http;

import java.util.Optional;

/** An HTTP response: status, header fields and body. Immutable, except for the body's bytes. */
public final class HttpResponse {

    private final HttpHead head;
    private final byte[] body;

    /**
     * Creates a response.
     *
     * @param head its status and header fields
     * @param body its body, not copied
     */
    public HttpResponse(HttpHead head, byte[] body) {
        this.head = head;
        this.body = body;
    }

    /**
     * The status.
     *
     * @return from 100 to 999
     */
    public int status() {
        return head.status();
    }

    /**
     * The first value of a header field.
     *
     * @param name the field's name; its case does not matter
     * @return the value; empty if the response does not have the field
     */
    public Optional<String> header(String name) {
        return head.value(name);
    }

    /**
     * The body.
     *
     * @return the body itself, not a copy
     */
    public byte[] body() {
        return body;
    }
}
