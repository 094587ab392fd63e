package io.piloted.json5;

import static io.piloted.json5.Messages.TEXT;

import io.piloted.secret.Printable;
import io.piloted.secret.Secrets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A document's text with a reading position: the only place that knows about lines, columns and white space. */
final class Source {

    /** What {@link #peek} returns at the end. */
    static final int END = -1;

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final char LINE_SEPARATOR = '\u2028';
    private static final char PARAGRAPH_SEPARATOR = '\u2029';

    private final String text;
    private final Map<String, String> env;
    private final List<MemberValue> members = new ArrayList<>();
    private int position;

    Source(String text, Map<String, String> env) {
        this.text = text;
        this.env = env;
    }

    /** The character (a whole code point) at the position, or {@link #END}. */
    int peek() {
        return position < text.length() ? text.codePointAt(position) : END;
    }

    /** Passes the character at the position. */
    void skip() {
        position += Character.charCount(text.codePointAt(position));
    }

    /** Passes that character if it is at the position. */
    boolean take(char expected) {
        if (position < text.length() && text.charAt(position) == expected) {
            position++;
            return true;
        }
        return false;
    }

    /** Passes that character, which must be at the position. */
    void expect(char expected, String what) {
        if (!take(expected)) {
            throw unexpected(what);
        }
    }

    /** Passes that word, which must be at the position. */
    void word(String expected) {
        for (int i = 0; i < expected.length(); i++) {
            expect(expected.charAt(i), expected);
        }
    }

    int position() {
        return position;
    }

    String since(int start) {
        return text.substring(start, position);
    }

    /** The name of a member was passed. */
    MemberValue member(String name) {
        MemberValue value = new MemberValue(name, position);
        members.add(value);
        return value;
    }

    /** Passes white space and comments. */
    void skipBlanks() {
        while (true) {
            int next = peek();
            if (next == '/') {
                skip();
                comment();
            } else if (isWhiteSpace(next)) {
                skip();
            } else {
                return;
            }
        }
    }

    private void comment() {
        if (take('/')) {
            while (peek() != END && !isLineTerminator(peek())) {
                skip();
            }
        } else {
            expect('*', "'/' or '*' of a comment");
            int end = text.indexOf("*/", position);
            if (end < 0) {
                position = text.length();
                throw unexpected("the end of the comment, */");
            }
            position = end + 2;
        }
    }

    static boolean isLineTerminator(int character) {
        return character == '\n'
                || character == '\r'
                || character == LINE_SEPARATOR
                || character == PARAGRAPH_SEPARATOR;
    }

    private static boolean isWhiteSpace(int character) {
        return switch (character) {
            case END -> false;
            case ' ', '\t', '\u000B', '\f', BYTE_ORDER_MARK -> true;
            default -> isLineTerminator(character) || Character.getType(character) == Character.SPACE_SEPARATOR;
        };
    }

    /** The failure that something else should be at the position. */
    Json5Exception unexpected(String expected) {
        return unexpectedAt(position, expected);
    }

    /** The failure that something else should be at an earlier position. */
    Json5Exception unexpectedAt(int offset, String expected) {
        Place place = place(offset);
        String message = offset == text.length()
                ? TEXT.ended(place.line(), place.column(), expected, place.excerpt())
                : TEXT.unexpected(
                        place.line(), place.column(), expected, describe(text.codePointAt(offset)), place.excerpt());
        return new Json5Exception(message, place.line(), place.column());
    }

    /** The failure that a bracket at the position opens one level too many. */
    Json5Exception tooDeep(int limit) {
        Place place = place(position);
        return new Json5Exception(
                TEXT.tooDeep(place.line(), place.column(), limit, place.excerpt()), place.line(), place.column());
    }

    private Place place(int offset) {
        return Place.of(text, offset, Secrets.of(env), members);
    }

    private static String describe(int character) {
        return Printable.is(character)
                ? "'" + Character.toString(character) + "'"
                : String.format("the character U+%04X", character);
    }
}
