package io.piloted.http;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The status line and the header fields of a response (RFC 9112, sections 4 and 5). Immutable. */
public final class HttpHead {

    /** How many characters {@link #mayBegin} looks at. */
    static final int BEGINNING = 7;

    private static final String HTTP_1 = "HTTP/1.";

    /** {@code HTTP/1.1 200}; the reason after it is optional. */
    private static final int STATUS_BEGIN = 9;

    private static final int STATUS_END = 12;

    private final int status;
    private final boolean lasting;
    private final List<String> fields;

    private HttpHead(int status, boolean lasting, List<String> fields) {
        this.status = status;
        this.lasting = lasting;
        this.fields = fields;
    }

    /**
     * Parses a head.
     *
     * @param text all lines of the head, each ended by CR LF or LF
     * @return the head
     * @throws IOException if it is invalid; the message quotes the invalid line
     */
    public static HttpHead parse(String text) throws IOException {
        String[] lines = text.stripTrailing().split("\n", -1);
        String first = withoutCr(lines[0]);
        List<String> fields = new ArrayList<>(lines.length);
        for (int i = 1; i < lines.length; i++) {
            String line = withoutCr(lines[i]);
            int last = fields.size() - 1;
            if (last >= 0 && isContinuation(line)) {
                fields.set(last, fields.get(last) + ' ' + line.strip());
            } else if (isField(line)) {
                fields.add(line);
            } else {
                throw new IOException("not a header field of HTTP: " + line);
            }
        }
        return new HttpHead(status(first), first.charAt(HTTP_1.length()) == '1', fields);
    }

    private static String withoutCr(String line) {
        return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }

    /** Whether the line continues the one before. This is obsolete, but must be supported (RFC 9112, section 5.2). */
    private static boolean isContinuation(String line) {
        return (line.startsWith(" ") || line.startsWith("\t")) && line.indexOf('\r') < 0;
    }

    /** Whether a head may begin with this text. */
    static boolean mayBegin(String text) {
        int length = Math.min(text.length(), HTTP_1.length());
        return text.regionMatches(0, HTTP_1, 0, length);
    }

    int status() {
        return status;
    }

    /** Whether another response follows: the status is 1xx. */
    boolean isInterim() {
        return status / 100 == 1;
    }

    /** Whether the server keeps the connection open after the response. */
    boolean keepsAlive() {
        return lasting && list("Connection").stream().noneMatch("close"::equalsIgnoreCase);
    }

    /** The first value of a field; the case of its name does not matter. */
    Optional<String> value(String name) {
        for (String field : fields) {
            if (isNamed(name, field)) {
                return Optional.of(value(name, field));
            }
        }
        return Optional.empty();
    }

    /** The elements of a field whose value is a list, on one line or on several. */
    List<String> list(String name) {
        return values(name).stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(String::strip)
                .toList();
    }

    List<String> values(String name) {
        List<String> values = new ArrayList<>();
        for (String field : fields) {
            if (isNamed(name, field)) {
                values.add(value(name, field));
            }
        }
        return values;
    }

    private static boolean isNamed(String name, String field) {
        return field.length() > name.length()
                && field.charAt(name.length()) == ':'
                && field.regionMatches(true, 0, name, 0, name.length());
    }

    private static String value(String name, String field) {
        return field.substring(name.length() + 1).strip();
    }

    private static int status(String line) throws IOException {
        boolean whole = line.length() == STATUS_END || (line.length() > STATUS_END && line.charAt(STATUS_END) == ' ');
        int status = 0;
        for (int i = STATUS_BEGIN; whole && i < STATUS_END; i++) {
            int digit = Character.digit(line.charAt(i), 10);
            whole = digit >= 0;
            status = status * 10 + digit;
        }
        if (!whole || !line.startsWith(HTTP_1) || line.charAt(STATUS_BEGIN - 1) != ' ' || status < 100) {
            throw new IOException("not a status line of HTTP/1.1: " + line);
        }
        return status;
    }

    private static boolean isField(String line) {
        int colon = line.indexOf(':');
        for (int i = 0; i < colon; i++) {
            if (line.charAt(i) <= ' ' || line.charAt(i) > '~') {
                return false;
            }
        }
        return colon > 0 && line.indexOf('\r') < 0;
    }
}
