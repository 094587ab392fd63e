package io.piloted.http;

import java.util.Optional;

/** A response: status, header fields and body. Immutable, but for the body's bytes. */
public final class HttpResponse {

    private final HttpHead head;
    private final byte[] body;

    /**
     * A response.
     *
     * @param head its status and its fields
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
     * A header field.
     *
     * @param name its name, in whatever case
     * @return its first value; empty if there is none
     */
    public Optional<String> header(String name) {
        return head.value(name);
    }

    /**
     * The body.
     *
     * @return itself, no copy
     */
    public byte[] body() {
        return body;
    }
}
