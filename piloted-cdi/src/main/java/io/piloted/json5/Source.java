package io.piloted.json5;

import static io.piloted.json5.Messages.MESSAGES;

import io.piloted.secret.Printable;
import java.util.BitSet;

/** The text of a document with a reading position. Only this class knows about lines, columns and white space. */
final class Source {

    /** What {@link #peek} returns at the end. */
    static final int END = -1;

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final char LINE_SEPARATOR = '\u2028';
    private static final char PARAGRAPH_SEPARATOR = '\u2029';

    /** A longer name may be a secret by mistake, so it is not shown. */
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

    /** A source that records which characters are structure, so that an error can show them. */
    static Source noting(String text) {
        return new Source(text, true);
    }

    /** The character (a whole code point) at the position, or {@link #END}. */
    int peek() {
        return position < text.length() ? text.codePointAt(position) : END;
    }

    void skip() {
        position += Character.charCount(text.codePointAt(position));
    }

    /** Moves over this character and returns true, if it is at the position. */
    boolean take(char expected) {
        if (position < text.length() && text.charAt(position) == expected) {
            position++;
            return true;
        }
        return false;
    }

    /** Moves over this character. Fails if another one is at the position. */
    void expect(char expected, String what) {
        if (!take(expected)) {
            throw unexpected(what);
        }
    }

    /** Moves over this word. Fails if another one is at the position. */
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

    /** Records that the text since an index may be shown: punctuation, or a value that cannot be a secret. */
    void structure(int from) {
        structure(from, position);
    }

    void structure(int from, int to) {
        if (notes) {
            structure.set(from, to);
        }
    }

    /** Records that the text since an index is the name of a member, because a colon follows. */
    void name(int from, int to) {
        if (to - from <= LONGEST_NAME) {
            structure(from, to);
        }
    }

    /** Whether a number or word may end here. */
    boolean isAtDelimiter() {
        int next = peek();
        return next == END || next == ',' || next == ']' || next == '}' || isWhiteSpace(next);
    }

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

    /** The error that something else is expected at the position. */
    Json5Exception unexpected(String expected) {
        return unexpectedAt(position, expected);
    }

    /** The error that something else is expected at an earlier position. */
    Json5Exception unexpectedAt(int offset, String expected) {
        ErrorPosition place = place(offset);
        String message = offset == text.length()
                ? MESSAGES.ended(place.line(), place.column(), expected, place.excerpt())
                : MESSAGES.unexpected(
                        place.line(), place.column(), expected, describe(text.codePointAt(offset)), place.excerpt());
        return new Json5Exception(message, place.line(), place.column());
    }

    /** The error that the bracket at the position opens one level too many. */
    Json5Exception tooDeep(int limit) {
        ErrorPosition place = place(position);
        return new Json5Exception(
                MESSAGES.tooDeep(place.line(), place.column(), limit, place.excerpt()), place.line(), place.column());
    }

    private ErrorPosition place(int offset) {
        return ErrorPosition.of(text, offset, structure);
    }

    private static String describe(int character) {
        return Printable.is(character)
                ? "'" + Character.toString(character) + "'"
                : String.format("the character U+%04X", character);
    }
}
