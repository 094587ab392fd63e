package io.piloted.consul;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON from UTF-8, forwards only: the caller asks for what has to come next, and where a {@code null} is instead,
 * there is nothing. It makes strings only of what is asked for and passes the rest, most of an answer of Consul's, as the
 * bytes that it is; with JSON-P's parser an answer takes 1.6 times as long. Strict: whatever is no JSON fails, asked for or not.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8259">RFC 8259</a>
 */
final class JsonReader {

    /** Of what is passed; no answer of Consul's is a hundredth as deep. */
    static final int MAX_DEPTH = 1000;

    /** The characters of a number: what makes one of a text takes more than linear time. */
    static final int MAX_NUMBER = 1000;

    private static final int END = -1;
    private static final int DIGITS_OF_ANY_LONG = 18;
    private static final int HEXADECIMAL = 16;
    private static final int ESCAPED_DIGITS = 4;

    /** The bytes that mean nothing but themselves in a string. */
    private static final boolean[] PLAIN = plain();

    private final byte[] json;
    private int at;

    /** Whether nothing was read yet of the object or array that was begun last. */
    private boolean first;

    JsonReader(byte[] json) {
        this.json = json;
    }

    private static boolean[] plain() {
        boolean[] plain = new boolean[1 << Byte.SIZE];
        Arrays.fill(plain, ' ', plain.length, true);
        plain['"'] = false;
        plain['\\'] = false;
        return plain;
    }

    /** Passes the beginning of an object and is true, or passes a null and is false. */
    boolean beginObject() {
        return begins('{', "an object");
    }

    /** Passes the beginning of an array and is true, or passes a null and is false. */
    boolean beginArray() {
        return begins('[', "an array");
    }

    /** Passes everything up to the value of the next member, whose name it is; null once the end of the object is passed. */
    @Nullable
    String nextName() {
        if (!hasNext('}')) {
            return null;
        }
        if (peek() != '"') {
            throw unexpected("a name");
        }
        String name = string();
        pass(':');
        return name;
    }

    /** Passes everything up to the next element and is true, or passes the end of the array and is false. */
    boolean nextElement() {
        return hasNext(']');
    }

    /** The string that is next; null for null. */
    @Nullable
    String text() {
        if (peek() == '"') {
            return string();
        }
        passNull("a string");
        return null;
    }

    /** The number that is next; null for null. */
    @Nullable
    BigDecimal number() {
        int next = peek();
        if (next != '-' && !isDigit(next)) {
            passNull("a number");
            return null;
        }
        int begin = at;
        boolean integer = passNumber();
        if (integer && at - begin <= DIGITS_OF_ANY_LONG) {
            return BigDecimal.valueOf(Long.parseLong(ascii(begin)));
        }
        try {
            return new BigDecimal(ascii(begin));
        } catch (NumberFormatException e) {
            // It is one by its syntax, so this is its exponent, which exceeds 32 bits.
            throw new MalformedJsonException("a number beyond all that Java has", begin);
        }
    }

    /** The truth value that is next; null for null. */
    @Nullable
    Boolean flag() {
        int next = peek();
        if (next == 't' || next == 'f') {
            word(next == 't' ? "true" : "false");
            return next == 't';
        }
        passNull("true or false");
        return null;
    }

    /** Passes the value that is next. */
    void skip() {
        boolean[] objects = new boolean[8];
        int open = 0;
        do {
            int next = peek();
            if (next == '{' || next == '[') {
                if (open == MAX_DEPTH) {
                    throw new MalformedJsonException("nested more than " + MAX_DEPTH + " deep", at);
                }
                if (open == objects.length) {
                    objects = Arrays.copyOf(objects, 2 * open);
                }
                objects[open++] = next == '{';
                at++;
                first = true;
            } else {
                skipScalar(next);
            }
            while (open > 0 && !(objects[open - 1] ? skipName() : nextElement())) {
                open--;
            }
        } while (open > 0);
    }

    /** Fails unless nothing follows. */
    void end() {
        if (peek() != END) {
            throw unexpected("the end");
        }
    }

    private boolean begins(char opening, String expected) {
        if (peek() != opening) {
            passNull(expected);
            return false;
        }
        at++;
        first = true;
        return true;
    }

    private boolean hasNext(char closing) {
        if (peek() == closing) {
            at++;
            first = false;
            return false;
        }
        if (!first) {
            pass(',');
        }
        first = false;
        return true;
    }

    private boolean skipName() {
        if (!hasNext('}')) {
            return false;
        }
        if (peek() != '"') {
            throw unexpected("a name");
        }
        skipString();
        pass(':');
        return true;
    }

    private void skipScalar(int next) {
        switch (next) {
            case '"' -> skipString();
            case 't' -> word("true");
            case 'f' -> word("false");
            case 'n' -> word("null");
            default -> {
                if (next != '-' && !isDigit(next)) {
                    throw unexpected("a value");
                }
                passNumber();
            }
        }
    }

    private String string() {
        int begin = ++at;
        passPlain();
        if (json[at] == '"') {
            return new String(json, begin, at++ - begin, StandardCharsets.UTF_8);
        }
        StringBuilder text = new StringBuilder();
        while (json[at] != '"') {
            text.append(new String(json, begin, at - begin, StandardCharsets.UTF_8))
                    .append(escaped());
            begin = at;
            passPlain();
        }
        return text.append(new String(json, begin, at++ - begin, StandardCharsets.UTF_8))
                .toString();
    }

    private void skipString() {
        at++;
        passPlain();
        while (json[at] != '"') {
            escaped();
            passPlain();
        }
        at++;
    }

    /** Up to the next quote or backslash of a string. */
    private void passPlain() {
        int next = at;
        while (next < json.length && PLAIN[json[next] & 0xFF]) {
            next++;
        }
        at = next;
        if (next == json.length || (json[next] != '"' && json[next] != '\\')) {
            throw unexpected("the end of the string");
        }
    }

    private char escaped() {
        at++;
        int escape = at < json.length ? json[at] : END;
        char character = switch (escape) {
            case '"', '\\', '/' -> (char) escape;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> code();
            default -> throw unexpected("what a backslash can escape");
        };
        at++;
        return character;
    }

    /** Of a character, in four digits. */
    private char code() {
        int code = 0;
        for (int i = 0; i < ESCAPED_DIGITS; i++) {
            at++;
            int digit = at < json.length ? Character.digit(json[at], HEXADECIMAL) : -1;
            if (digit < 0) {
                throw unexpected("four hexadecimal digits");
            }
            code = code * HEXADECIMAL + digit;
        }
        return (char) code;
    }

    /** Whether it is one without point and exponent. */
    private boolean passNumber() {
        int begin = at;
        passIf('-');
        if (!passIf('0')) {
            passDigits();
        }
        boolean integer = true;
        if (passIf('.')) {
            integer = false;
            passDigits();
        }
        if (passIf('e') || passIf('E')) {
            integer = false;
            if (!passIf('+')) {
                passIf('-');
            }
            passDigits();
        }
        if (at - begin > MAX_NUMBER) {
            throw new MalformedJsonException("a number of more than " + MAX_NUMBER + " characters", begin);
        }
        return integer;
    }

    private void passDigits() {
        int begin = at;
        while (at < json.length && isDigit(json[at])) {
            at++;
        }
        if (at == begin) {
            throw unexpected("a digit");
        }
    }

    private boolean passIf(char wanted) {
        boolean there = at < json.length && json[at] == wanted;
        if (there) {
            at++;
        }
        return there;
    }

    private void pass(char wanted) {
        if (peek() != wanted) {
            throw unexpected("'" + wanted + "'");
        }
        at++;
    }

    private void word(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (!passIf(word.charAt(i))) {
                throw unexpected(word);
            }
        }
    }

    /** Passes a null, which may stand for any value. */
    private void passNull(String expected) {
        if (peek() != 'n') {
            throw unexpected(expected);
        }
        word("null");
    }

    /** The first byte that is no blank, which is not passed yet. */
    private int peek() {
        int next = at;
        while (next < json.length && isBlank(json[next])) {
            next++;
        }
        at = next;
        return next < json.length ? json[next] & 0xFF : END;
    }

    private static boolean isBlank(byte next) {
        return next == ' ' || next == '\n' || next == '\r' || next == '\t';
    }

    private static boolean isDigit(int next) {
        return next >= '0' && next <= '9';
    }

    private String ascii(int begin) {
        return new String(json, begin, at - begin, StandardCharsets.US_ASCII);
    }

    private MalformedJsonException unexpected(String expected) {
        String found = "the end";
        if (at < json.length) {
            found = json[at] > ' ' ? "'" + (char) json[at] + "'" : "the byte " + (json[at] & 0xFF);
        }
        return new MalformedJsonException("expected " + expected + ", found " + found, at);
    }
}
