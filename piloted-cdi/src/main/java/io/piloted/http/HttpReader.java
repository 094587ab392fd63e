package io.piloted.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A reader of one response from a connection (RFC 9112). The head and the body each have a maximum size. Not
 * thread-safe.
 */
final class HttpReader {

    private static final int BUFFER = 8 * 1024;

    /** Maximum size of all heads, including those of 1xx responses, and of the lines between chunks. */
    private static final int MAX_HEAD = 64 * 1024;

    /** More memory is allocated only when more has arrived, because the announced length may be wrong. */
    private static final int FIRST_PART = 64 * 1024;

    private static final int MAX_SIZE_DIGITS = 15;
    private static final int SWITCHING_PROTOCOLS = 101;
    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;

    private static final Pattern LENGTH = Pattern.compile("\\d{1,18}");

    private final InputStream in;
    private final int limit;

    private byte[] buffer = new byte[BUFFER];
    private int position;
    private int end;
    private int headLeft = MAX_HEAD;

    private byte[] body = {};
    private int length;

    private boolean begun;
    private boolean lasting;

    /**
     * Creates a reader; reads nothing yet.
     *
     * @param limit the maximum size of a body, in bytes
     */
    HttpReader(InputStream in, int limit) {
        this.in = in;
        this.limit = limit;
    }

    /**
     * Waits for the response.
     *
     * @throws TooLargeException if the body is larger than the limit
     * @throws IOException if the response is invalid or ends too early, or the connection breaks
     */
    HttpResponse read() throws IOException {
        HttpHead head = head();
        while (head.isInterim()) {
            if (head.status() == SWITCHING_PROTOCOLS) {
                throw new IOException("the server switches to another protocol (101), which was not requested");
            }
            head = head();
        }
        List<String> codings = head.values("Transfer-Encoding");
        List<String> lengths = head.values("Content-Length");
        boolean delimited = true;
        if (head.status() == NO_CONTENT || head.status() == NOT_MODIFIED) {
            length = 0;
        } else if (!codings.isEmpty()) {
            readChunks(codings);
        } else if (!lengths.isEmpty()) {
            readPart(bodyLength(lengths));
        } else {
            readToTheEnd();
            delimited = false;
        }
        // Bytes after the response belong to no request, and two lengths may be an attempt at response smuggling.
        lasting = delimited && position == end && head.keepsAlive() && (codings.isEmpty() || lengths.isEmpty());
        return new HttpResponse(head, body.length == length ? body : Arrays.copyOf(body, length));
    }

    /** Waits for the first bytes, or the end of the connection. */
    void begin() throws IOException {
        if (!begun) {
            fill();
        }
    }

    /** Whether anything was received. */
    boolean hasBegun() {
        return begun;
    }

    /** Whether the connection can be used for another request after this response. */
    boolean isReusable() {
        return lasting;
    }

    private HttpHead head() throws IOException {
        int scanned = 0;
        while (true) {
            if (!HttpHead.mayBegin(text(Math.min(end, position + HttpHead.BEGINNING)))) {
                throw new IOException("not a response of HTTP/1.1: " + text(end));
            }
            int after = emptyLine(position + scanned);
            if (after >= 0) {
                HttpHead head = HttpHead.parse(text(after));
                headLeft -= after - position;
                position = after;
                return head;
            }
            if (end - position >= headLeft) {
                throw new IOException("the header is larger than " + MAX_HEAD + " bytes");
            }
            // The empty line may arrive in several parts.
            scanned = Math.max(0, end - position - 2);
            makeRoom();
            if (!fill()) {
                throw ended();
            }
        }
    }

    private String text(int until) {
        return new String(buffer, position, until - position, StandardCharsets.ISO_8859_1);
    }

    /** The position after the next empty line; negative if none has arrived. */
    private int emptyLine(int from) {
        for (int i = from; i < end; i++) {
            if (buffer[i] == '\n') {
                if (i + 1 < end && buffer[i + 1] == '\n') {
                    return i + 2;
                }
                if (i + 2 < end && buffer[i + 1] == '\r' && buffer[i + 2] == '\n') {
                    return i + 3;
                }
            }
        }
        return -1;
    }

    private void makeRoom() {
        if (end == buffer.length) {
            byte[] old = buffer;
            if (end - position > old.length / 2) {
                buffer = new byte[2 * old.length];
            }
            end -= position;
            System.arraycopy(old, position, buffer, 0, end);
            position = 0;
        }
    }

    private static long bodyLength(List<String> values) throws IOException {
        String value = values.get(0);
        if (values.stream().anyMatch(other -> !other.equals(value))
                || !LENGTH.matcher(value).matches()) {
            throw new IOException("not the length of a body: " + String.join(", ", values));
        }
        return Long.parseLong(value);
    }

    private void readChunks(List<String> codings) throws IOException {
        if (codings.size() > 1 || !codings.get(0).equalsIgnoreCase("chunked")) {
            throw new IOException("a transfer coding that was not requested: " + String.join(", ", codings));
        }
        for (long size = chunkSize(); size > 0; size = chunkSize()) {
            readPart(size);
            if (skipLine() > 0) {
                throw new IOException("a chunk is longer than its size");
            }
        }
        int trailer;
        do {
            trailer = skipLine(); // trailer fields are ignored
        } while (trailer > 0);
    }

    private long chunkSize() throws IOException {
        long size = 0;
        int digits = 0;
        int b = next();
        for (int digit = Character.digit(b, 16); digit >= 0; digit = Character.digit(b, 16)) {
            size = 16 * size + digit;
            digits++;
            if (digits > MAX_SIZE_DIGITS) {
                break;
            }
            b = next();
        }
        if (digits == 0 || digits > MAX_SIZE_DIGITS) {
            throw new IOException("not the size of a chunk");
        }
        skipLine(b);
        return size;
    }

    private int skipLine() throws IOException {
        return skipLine(next());
    }

    /** Skips the rest of a line that begins with the given byte, and returns its length without the line end. */
    private int skipLine(int first) throws IOException {
        int skipped = 0;
        int b = first;
        while (b != '\n') {
            int following = next();
            if (b != '\r' || following != '\n') {
                skipped++;
                spendHead();
            }
            b = following;
        }
        return skipped;
    }

    private void spendHead() throws IOException {
        if (--headLeft < 0) {
            throw new IOException("there are more than " + MAX_HEAD + " bytes beside the body");
        }
    }

    private void readToTheEnd() throws IOException {
        do {
            append(end - position);
        } while (fill());
    }

    private void readPart(long size) throws IOException {
        if (size > limit - length) {
            throw new TooLargeException();
        }
        int whole = length + (int) size;
        reserve(Math.min(whole, FIRST_PART));
        append((int) Math.min(size, end - position));
        while (length < whole) {
            reserve(Math.min(whole, Math.max(FIRST_PART, length + 1)));
            int count = in.read(body, length, Math.min(body.length, whole) - length);
            if (count < 0) {
                throw ended();
            }
            length += count;
        }
    }

    /** Moves this many bytes from the buffer to the body. */
    private void append(int count) throws IOException {
        if (count > limit - length) {
            throw new TooLargeException();
        }
        reserve(length + count);
        System.arraycopy(buffer, position, body, length, count);
        position += count;
        length += count;
    }

    private void reserve(int size) {
        if (size > body.length) {
            body = Arrays.copyOf(body, Math.min(limit, Math.max(size, 2 * body.length)));
        }
    }

    private int next() throws IOException {
        if (position == end && !fill()) {
            throw ended();
        }
        return buffer[position++];
    }

    private boolean fill() throws IOException {
        if (position == end) {
            position = 0;
            end = 0;
        }
        int count = in.read(buffer, end, buffer.length - end);
        if (count > 0) {
            end += count;
            begun = true;
        }
        return count > 0;
    }

    private static EOFException ended() {
        return new EOFException("the connection ended before the response");
    }
}
