package io.piloted.json5;

/** A parser of strings in single or double quotes, and of names of members without quotes. */
final class StringParser {

    private static final int HEXADECIMAL = 16;
    private static final char ZERO_WIDTH_NON_JOINER = '\u200C';
    private static final char ZERO_WIDTH_JOINER = '\u200D';

    private final Source source;

    StringParser(Source source) {
        this.source = source;
    }

    /** The name of a member: a string, or an ECMAScript identifier (reserved words are allowed). */
    String name() {
        int next = source.peek();
        return next == '"' || next == '\'' ? string() : identifier();
    }

    String string() {
        int quote = source.peek();
        source.skip();
        StringBuilder content = new StringBuilder();
        while (source.peek() != quote) {
            int next = source.peek();
            // U+2028 and U+2029 are line ends, but JSON allows them in a string.
            if (next == Source.END || next == '\n' || next == '\r') {
                throw source.unexpected("the end of the string, " + Character.toString(quote));
            }
            source.skip();
            if (next == '\\') {
                escape(content);
            } else {
                content.appendCodePoint(next);
            }
        }
        source.skip();
        return content.toString();
    }

    private void escape(StringBuilder content) {
        int next = source.peek();
        if (next == Source.END || (next >= '1' && next <= '9')) {
            throw source.unexpected("a character after '\\'");
        }
        source.skip();
        switch (next) {
            case 'b' -> content.append('\b');
            case 'f' -> content.append('\f');
            case 'n' -> content.append('\n');
            case 'r' -> content.append('\r');
            case 't' -> content.append('\t');
            case 'v' -> content.append('\u000B');
            case '0' -> content.append(nul());
            case 'x' -> content.append((char) code(2));
            case 'u' -> content.append((char) code(4));
            case '\r' -> source.take('\n');
            default -> {
                // A backslash at the end of a line continues the string in the next line.
                if (!Source.isLineTerminator(next)) {
                    content.appendCodePoint(next);
                }
            }
        }
    }

    /** JSON5 has no octal escapes, so no digit may follow {@code \0}. */
    private char nul() {
        if (source.peek() >= '0' && source.peek() <= '9') {
            throw source.unexpected("no digit after '\\0'");
        }
        return '\0';
    }

    /** The value of the given number of hexadecimal digits. */
    private int code(int digits) {
        int value = 0;
        for (int i = 0; i < digits; i++) {
            if (!isHexadecimal(source.peek())) {
                throw source.unexpected(digits + " hexadecimal digits");
            }
            value = value * HEXADECIMAL + Character.digit(source.peek(), HEXADECIMAL);
            source.skip();
        }
        return value;
    }

    /** Accepts only ASCII digits; {@link Character#digit} alone would accept digits of every script. */
    static boolean isHexadecimal(int character) {
        return character < 0x80 && Character.digit(character, HEXADECIMAL) >= 0;
    }

    private String identifier() {
        StringBuilder name = new StringBuilder();
        if (!isIdentifierStart(source.peek()) && source.peek() != '\\') {
            throw source.unexpected("a name or '}'");
        }
        while (isIdentifierPart(source.peek()) || source.peek() == '\\') {
            if (source.take('\\')) {
                name.append((char) escapedIdentifierPart(name.length() == 0));
            } else {
                name.appendCodePoint(source.peek());
                source.skip();
            }
        }
        return name.toString();
    }

    /** An escape in a name must be the escape of a character that is allowed there. */
    private int escapedIdentifierPart(boolean first) {
        source.expect('u', "'u' and 4 hexadecimal digits");
        int start = source.position();
        int character = code(4);
        if (first ? isIdentifierStart(character) : isIdentifierPart(character)) {
            return character;
        }
        throw source.unexpectedAt(start, "the escape of a letter (put a name with other characters into quotes)");
    }

    private static boolean isIdentifierStart(int character) {
        return switch (character) {
            case Source.END -> false;
            case '$', '_' -> true;
            default -> Character.isLetter(character) || Character.getType(character) == Character.LETTER_NUMBER;
        };
    }

    private static boolean isIdentifierPart(int character) {
        if (isIdentifierStart(character) || character == ZERO_WIDTH_NON_JOINER || character == ZERO_WIDTH_JOINER) {
            return true;
        }
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.DECIMAL_DIGIT_NUMBER,
                    Character.CONNECTOR_PUNCTUATION -> character != Source.END;
            default -> false;
        };
    }
}
