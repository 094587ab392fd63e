package io.piloted.template;

/**
 * A token of a template: the smallest part that the parser sees.
 *
 * @param kind the kind of token
 * @param position the index in the source where it begins
 * @param text its text in the source
 */
record Token(Kind kind, int position, String text) {

    /** The kinds of tokens; the keywords come last. */
    enum Kind {
        END_OF_TEXT,
        PLAIN_TEXT,
        LEFT_DELIMITER,
        RIGHT_DELIMITER,
        SPACE,
        BOOL,
        CHARACTER,
        COMPLEX,
        NUMBER,
        STRING,
        RAW_STRING,
        FIELD,
        IDENTIFIER,
        VARIABLE,
        DOT,
        NIL,
        ASSIGN,
        DECLARE,
        PIPE,
        LEFT_PAREN,
        RIGHT_PAREN,
        OTHER,
        BLOCK,
        BREAK,
        CONTINUE,
        DEFINE,
        ELSE,
        END,
        IF,
        RANGE,
        TEMPLATE,
        WITH
    }

    static Kind kindOf(String word) {
        return switch (word) {
            case "block" -> Kind.BLOCK;
            case "break" -> Kind.BREAK;
            case "continue" -> Kind.CONTINUE;
            case "define" -> Kind.DEFINE;
            case "else" -> Kind.ELSE;
            case "end" -> Kind.END;
            case "if" -> Kind.IF;
            case "range" -> Kind.RANGE;
            case "template" -> Kind.TEMPLATE;
            case "with" -> Kind.WITH;
            case "nil" -> Kind.NIL;
            case "true", "false" -> Kind.BOOL;
            default -> Kind.IDENTIFIER;
        };
    }

    boolean is(Kind other) {
        return kind == other;
    }

    /** The token for a message, without a possible secret. */
    @Override
    public String toString() {
        return switch (kind) {
            case END_OF_TEXT -> "the end of the template";
            case PLAIN_TEXT -> "text";
            case SPACE -> "space";
            default -> RedactedAction.shown(this);
        };
    }
}
