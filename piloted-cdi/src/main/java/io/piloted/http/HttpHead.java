package io.piloted.http;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The status line and the header fields of a response (RFC 9112, sections 4 and 5). Immutable. */
public final class HttpHead {

    private static final Pattern LINE_END = Pattern.compile("\r?\n");

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
        String[] lines = LINE_END.split(text.stripTrailing(), -1);
        String first = lines[0];
        List<String> fields = new ArrayList<>();
        for (int i = 1; i < lines.length; i++) {
            int last = fields.size() - 1;
            if (last >= 0 && isContinuation(lines[i])) {
                fields.set(last, fields.get(last) + ' ' + lines[i].strip());
            } else if (isField(lines[i])) {
                fields.add(lines[i]);
            } else {
                throw new IOException("not a header field of HTTP: " + lines[i]);
            }
        }
        return new HttpHead(status(first), first.charAt(HTTP_1.length()) == '1', fields);
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
        return values(name).stream().findFirst();
    }

    /** The elements of a field whose value is a list, on one line or on several. */
    List<String> list(String name) {
        return values(name).stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(String::strip)
                .toList();
    }

    List<String> values(String name) {
        return fields.stream()
                .filter(field -> field.regionMatches(true, 0, name, 0, name.length()))
                .filter(field -> field.charAt(name.length()) == ':')
                .map(field -> field.substring(name.length() + 1).strip())
                .toList();
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
        return colon > 0
                && line.substring(0, colon).chars().allMatch(c -> c > ' ' && c <= '~')
                && line.indexOf('\r') < 0;
    }
}
