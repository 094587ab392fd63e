package io.piloted.template;

/** The parser of Go's quoted strings and characters (Go: strconv.Unquote). */
final class StringLiteral {

    private static final String ESCAPED = "abfnrtv\\";
    private static final String ESCAPES = "\u0007\b\f\n\r\t\u000B\\";

    private final String text;
    private final char quote;
    private int position = 1;

    private StringLiteral(String text) {
        this.text = text;
        this.quote = text.charAt(0);
    }

    /** The value of a string, given with its double or back quotes. */
    static String parse(String quoted) {
        String content = quoted.substring(1, quoted.length() - 1);
        if (quoted.charAt(0) == '`') {
            return content.replace("\r", "");
        }
        if (content.indexOf('\\') < 0 && Bytes.isValid(content)) {
            return content;
        }
        StringLiteral literal = new StringLiteral(quoted);
        StringBuilder bytes = new StringBuilder(content.length());
        while (literal.position < quoted.length() - 1) {
            literal.character(bytes);
        }
        return bytes.toString();
    }

    /** The value of a character, given with its single quotes. */
    static int parseCharacter(String quoted) {
        StringLiteral literal = new StringLiteral(quoted);
        if (quoted.length() == 2) {
            throw new FunctionException("empty character constant");
        }
        StringBuilder bytes = new StringBuilder(4);
        int rune = literal.character(bytes);
        if (literal.position != quoted.length() - 1) {
            throw new FunctionException("a character constant must be one character");
        }
        return rune;
    }

    /** Appends the next character and returns its value. An escaped byte is a value below 256. */
    private int character(StringBuilder bytes) {
        if (text.charAt(position) != '\\') {
            int rune = Bytes.runeAt(text, position);
            position += Bytes.widthAt(text, position);
            bytes.append(Bytes.ofRune(rune));
            return rune;
        }
        position++;
        char c = text.charAt(position++);
        int known = ESCAPED.indexOf(c);
        if (known >= 0) {
            bytes.append(ESCAPES.charAt(known));
            return ESCAPES.charAt(known);
        }
        if (c == quote) {
            bytes.append(c);
            return c;
        }
        return switch (c) {
            case 'x' -> singleByte(number(2, 16), bytes);
            case 'u' -> rune(number(4, 16), bytes);
            case 'U' -> rune(number(8, 16), bytes);
            case '0', '1', '2', '3', '4', '5', '6', '7' -> {
                position--;
                yield singleByte(number(3, 8), bytes);
            }
            default -> throw invalid();
        };
    }

    private int singleByte(long value, StringBuilder bytes) {
        if (value > 0xFF) {
            throw invalid();
        }
        bytes.append((char) value);
        return (int) value;
    }

    private int rune(long value, StringBuilder bytes) {
        if (!Bytes.isValidRune(value)) {
            throw invalid();
        }
        bytes.append(Bytes.ofRune((int) value));
        return (int) value;
    }

    private long number(int digits, int radix) {
        long value = 0;
        for (int i = 0; i < digits; i++) {
            int digit = position < text.length() ? Character.digit(text.charAt(position++), radix) : -1;
            if (digit < 0) {
                throw invalid();
            }
            value = value * radix + digit;
        }
        return value;
    }

    private static FunctionException invalid() {
        return new FunctionException(
                "invalid escape sequence; known are \\a \\b \\f \\n \\r \\t \\v \\\\ \\\" \\xFF \\377"
                        + " \\u00FF \\U0000FFFF");
    }
}
