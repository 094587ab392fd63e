package io.piloted.json5;

/** Reads what is made of characters: strings in either kind of quotes, and names that stand without them. */
final class Text {

    private static final int HEXADECIMAL = 16;
    private static final char ZERO_WIDTH_NON_JOINER = '\u200C';
    private static final char ZERO_WIDTH_JOINER = '\u200D';

    private final Source source;

    Text(Source source) {
        this.source = source;
    }

    /** The name of an object's member: a string, or an ECMAScript identifier, reserved or not. */
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
            // U+2028 and U+2029 end a line, but may stand in a string: JSON allows them.
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
            throw source.unexpected("what '\\' is to escape");
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
                // A line that ends in a backslash goes on in the next one.
                if (!Source.isLineTerminator(next)) {
                    content.appendCodePoint(next);
                }
            }
        }
    }

    /** Octal escapes are not part of JSON5, so no digit may follow {@code \0}. */
    private char nul() {
        if (source.peek() >= '0' && source.peek() <= '9') {
            throw source.unexpected("no digit after '\\0'");
        }
        return '\0';
    }

    /** The value of that many hexadecimal digits. */
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

    /** Only ASCII digits: {@link Character#digit} would take those of every script. */
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

    /** An escape stands for the character itself, so it must be one that might stand there. */
    private int escapedIdentifierPart(boolean first) {
        source.expect('u', "'u' and 4 hexadecimal digits");
        int start = source.position();
        int character = code(4);
        if (first ? isIdentifierStart(character) : isIdentifierPart(character)) {
            return character;
        }
        throw source.unexpectedAt(start, "the code of a letter (other characters need quotes around the name)");
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
