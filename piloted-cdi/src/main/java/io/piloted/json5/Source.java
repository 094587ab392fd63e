package io.piloted.json5;

import static io.piloted.json5.Messages.TEXT;

import io.piloted.secret.Printable;
import java.util.BitSet;

/** A document's text with a reading position: the only place that knows about lines, columns and white space. */
final class Source {

    /** What {@link #peek} returns at the end. */
    static final int END = -1;

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final char LINE_SEPARATOR = '\u2028';
    private static final char PARAGRAPH_SEPARATOR = '\u2029';

    /** A longer name may be no name but a secret. */
    private static final int LONGEST_NAME = 40;

    private final String text;
    private final BitSet structure = new BitSet();
    private final boolean notes;
    private int position;

    private Source(String text, boolean notes) {
        this.text = text;
        this.notes = notes;
    }

    static Source of(String text) {
        return new Source(text, false);
    }

    /** One that notes what is structure, so that an error can show it. */
    static Source noting(String text) {
        return new Source(text, true);
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

    /** What was passed since an index can be shown: it is punctuation, or the word for a value that cannot be secret. */
    void structure(int from) {
        structure(from, position);
    }

    void structure(int from, int to) {
        if (notes) {
            structure.set(from, to);
        }
    }

    /** The name of a member was passed, and is one: a colon follows. */
    void name(int from, int to) {
        if (to - from <= LONGEST_NAME) {
            structure(from, to);
        }
    }

    /** Whether a number or word may end here; if not, what was passed may be the beginning of anything. */
    boolean isAtDelimiter() {
        int next = peek();
        return next == END || next == ',' || next == ']' || next == '}' || isWhiteSpace(next);
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
        return Place.of(text, offset, structure);
    }

    private static String describe(int character) {
        return Printable.is(character)
                ? "'" + Character.toString(character) + "'"
                : String.format("the character U+%04X", character);
    }
}
