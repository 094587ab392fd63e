package io.piloted.template;

import io.piloted.template.Token.Kind;

/** The lexer, which splits the text of a template into tokens (Go: text/template/parse/lex.go). */
final class Lexer {

    private static final String LEFT = "{{";
    private static final String RIGHT = "}}";
    private static final String LEFT_COMMENT = "/*";
    private static final String RIGHT_COMMENT = "*/";

    /** The length of a trim marker with the space that it needs. */
    private static final int TRIM_LENGTH = 2;

    private final Source source;
    private final String text;
    private int position;
    private int start;
    private boolean inAction;
    private int openParens;

    Lexer(Source source) {
        this.source = source;
        this.text = source.text();
    }

    /** The next token; {@link Kind#END_OF_TEXT} after the last one. */
    Token next() {
        while (!inAction) {
            start = position;
            int open = text.indexOf(LEFT, position);
            if (open < 0) {
                position = text.length();
                return token(position > start ? Kind.PLAIN_TEXT : Kind.END_OF_TEXT);
            }
            boolean trims = trimsLeft(open + LEFT.length());
            int end = trims ? skipSpaceBackwards(open) : open;
            if (end > start) {
                position = open;
                return new Token(Kind.PLAIN_TEXT, start, text.substring(start, end));
            }
            start = open;
            position = open + LEFT.length() + (trims ? TRIM_LENGTH : 0);
            if (!text.startsWith(LEFT_COMMENT, position)) {
                inAction = true;
                openParens = 0;
                return new Token(Kind.LEFT_DELIMITER, open, LEFT);
            }
            skipComment();
        }
        return nextInAction();
    }

    private void skipComment() {
        int close = text.indexOf(RIGHT_COMMENT, position + LEFT_COMMENT.length());
        if (close < 0) {
            throw error("the comment is not closed by */");
        }
        position = close + RIGHT_COMMENT.length();
        if (!atRightDelimiter()) {
            throw error("a comment must end with */}} or */ -}}");
        }
        skipRightDelimiter();
    }

    private Token nextInAction() {
        start = position;
        if (atRightDelimiter()) {
            if (openParens > 0) {
                throw error("a parenthesis is not closed");
            }
            inAction = false;
            skipRightDelimiter();
            return new Token(Kind.RIGHT_DELIMITER, start, RIGHT);
        }
        if (position == text.length()) {
            throw error("the action is not closed by }}");
        }
        char c = text.charAt(position);
        if (isSpace(c)) {
            return space();
        }
        if (isDigit(c) || c == '+' || c == '-' || (c == '.' && isDigit(charAt(position + 1)))) {
            return number();
        }
        if (isAlphaNumeric(position)) {
            return word();
        }
        position++;
        return switch (c) {
            case '=' -> token(Kind.ASSIGN);
            case ':' -> declare();
            case '|' -> token(Kind.PIPE);
            case '"' -> quoted('"', Kind.STRING);
            case '\'' -> quoted('\'', Kind.CHARACTER);
            case '`' -> rawString();
            case '$' -> name(Kind.VARIABLE, Kind.VARIABLE);
            case '.' -> name(Kind.FIELD, Kind.DOT);
            case '(' -> {
                openParens++;
                yield token(Kind.LEFT_PAREN);
            }
            case ')' -> rightParen();
            default -> other(c);
        };
    }

    private Token declare() {
        if (charAt(position) != '=') {
            throw error("expected :=");
        }
        position++;
        return token(Kind.DECLARE);
    }

    private Token rightParen() {
        if (--openParens < 0) {
            throw error("unexpected )");
        }
        return token(Kind.RIGHT_PAREN);
    }

    private Token other(char c) {
        if (c > ' ' && c < 0x7F) {
            return token(Kind.OTHER);
        }
        throw badCharacter(start);
    }

    /** A sequence of spaces, without the one that belongs to a trim marker after it. */
    private Token space() {
        while (isSpace(charAt(position))) {
            position++;
        }
        position--;
        if (!(trimsRight(position) && text.startsWith(RIGHT, position + TRIM_LENGTH))) {
            position++;
        }
        return token(Kind.SPACE);
    }

    private Token word() {
        skipAlphaNumeric();
        if (!atTerminator()) {
            throw badCharacter(position);
        }
        String word = text.substring(start, position);
        return new Token(Token.kindOf(word), start, word);
    }

    /** A field or variable, whose dot or dollar sign has been read; or only that character. */
    private Token name(Kind kind, Kind alone) {
        if (atTerminator()) {
            return token(alone);
        }
        skipAlphaNumeric();
        if (!atTerminator()) {
            throw badCharacter(position);
        }
        return token(kind);
    }

    private Token quoted(char quote, Kind kind) {
        for (; ; position++) {
            char c = charAt(position);
            if (c == '\\' && position + 1 < text.length() && text.charAt(position + 1) != '\n') {
                position++;
            } else if (position >= text.length() || c == '\n' || c == '\\') {
                throw error("the quote " + quote + " is not closed on its line");
            } else if (c == quote) {
                position++;
                return token(kind);
            }
        }
    }

    private Token rawString() {
        int close = text.indexOf('`', position);
        if (close < 0) {
            throw error("the quote ` is not closed");
        }
        position = close + 1;
        return token(Kind.RAW_STRING);
    }

    private Token number() {
        boolean good = scanNumber();
        Kind kind = Kind.NUMBER;
        if (good && isOneOf("+-", charAt(position))) {
            good = scanNumber() && text.charAt(position - 1) == 'i';
            kind = Kind.COMPLEX;
        }
        if (!good) {
            throw error("bad number");
        }
        return token(kind);
    }

    /** Accepts more than the numbers of Go; {@link NumberLiteral} rejects the others. */
    private boolean scanNumber() {
        position = NumberLiteral.end(text, position);
        if (isAlphaNumeric(position)) {
            position += Bytes.widthAt(text, position);
            return false;
        }
        return true;
    }

    private void skipAlphaNumeric() {
        while (isAlphaNumeric(position)) {
            position += Bytes.widthAt(text, position);
        }
    }

    /** Whether a name may end here. */
    private boolean atTerminator() {
        char c = charAt(position);
        return position >= text.length() || isSpace(c) || isOneOf(".,|:)(", c) || text.startsWith(RIGHT, position);
    }

    private boolean atRightDelimiter() {
        return text.startsWith(RIGHT, trimsRight(position) ? position + TRIM_LENGTH : position);
    }

    private void skipRightDelimiter() {
        if (!trimsRight(position)) {
            position += RIGHT.length();
            return;
        }
        position += TRIM_LENGTH + RIGHT.length();
        while (isSpace(charAt(position))) {
            position++;
        }
    }

    private int skipSpaceBackwards(int end) {
        int i = end;
        while (i > start && isSpace(text.charAt(i - 1))) {
            i--;
        }
        return i;
    }

    private boolean trimsLeft(int i) {
        return charAt(i) == '-' && isSpace(charAt(i + 1));
    }

    private boolean trimsRight(int i) {
        return isSpace(charAt(i)) && charAt(i + 1) == '-';
    }

    /** The byte at an index. After the end, a byte that is never valid. */
    private char charAt(int i) {
        return i < text.length() ? text.charAt(i) : Character.MAX_VALUE;
    }

    private boolean isAlphaNumeric(int i) {
        if (i >= text.length()) {
            return false;
        }
        int rune = Bytes.runeAt(text, i);
        return rune == '_' || Character.isLetter(rune) || Character.isDigit(rune);
    }

    private static boolean isOneOf(String set, char c) {
        return set.indexOf(c) >= 0;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** White space as Go defines it for templates, which is less than Unicode's. */
    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }

    private Token token(Kind kind) {
        return new Token(kind, start, text.substring(start, position));
    }

    private TemplateException badCharacter(int at) {
        int rune = Bytes.runeAt(text, at);
        return error("unexpected character %s (U+%04X)".formatted(Character.toString(rune), rune));
    }

    private TemplateException error(String what) {
        Source.Place place = source.at(start);
        return place.error(Messages.MESSAGES.notATemplate(place, what));
    }
}
