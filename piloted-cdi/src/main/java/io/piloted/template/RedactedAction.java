package io.piloted.template;

import io.piloted.secret.Visible;
import io.piloted.template.Token.Kind;

/**
 * The text of an action for a message, without possible secrets. It shows the structure, the names of the language, and
 * names that look like environment variables. Literals, comments and other words are hidden.
 */
final class RedactedAction {

    private static final int LONGEST = 80;
    private static final int LONGEST_NAME = 40;
    private static final int LONGEST_VARIABLE = 4;
    private static final String CUT = "\u2026";

    private RedactedAction() {}

    /** The action at a position; empty if there is plain text. */
    static String at(Source source, int position) {
        StringBuilder action = new StringBuilder();
        Lexer lexer = new Lexer(source);
        try {
            Token token = lexer.next();
            while (!token.is(Kind.END_OF_TEXT) && (token.position() <= position || !action.isEmpty())) {
                if (token.is(Kind.LEFT_DELIMITER) || token.is(Kind.PLAIN_TEXT)) {
                    action.setLength(0);
                }
                action.append(token.is(Kind.PLAIN_TEXT) ? "" : shown(token));
                if (token.is(Kind.RIGHT_DELIMITER) && token.position() >= position) {
                    break;
                }
                token = lexer.next();
            }
        } catch (TemplateException e) {
            return cut(action.append(CUT));
        }
        return cut(action);
    }

    private static String cut(StringBuilder action) {
        return action.length() <= LONGEST ? action.toString() : action.substring(0, LONGEST) + CUT;
    }

    /** A token without a possible secret. */
    static String shown(Token token) {
        String text = token.text();
        return switch (token.kind()) {
            case END_OF_TEXT, PLAIN_TEXT -> "";
            case SPACE -> " ";
            case STRING -> '"' + Visible.HIDDEN + '"';
            case RAW_STRING -> '`' + Visible.HIDDEN + '`';
            case CHARACTER -> '\'' + Visible.HIDDEN + '\'';
            case NUMBER, COMPLEX -> text.length() <= LONGEST_NAME ? text : Visible.HIDDEN;
            case FIELD -> '.' + field(text.substring(1));
            case VARIABLE -> variable(text);
            case IDENTIFIER -> Functions.named(text) == null ? Visible.HIDDEN : text;
            default -> text;
        };
    }

    /** The name of a field, hidden unless it looks like an environment variable. */
    static String field(String name) {
        boolean isUsual = name.length() <= LONGEST_NAME
                && name.chars().allMatch(c -> (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_');
        return isUsual ? name : Visible.HIDDEN;
    }

    /** The name of a template's variable, hidden unless it is short. */
    static String variable(String name) {
        return name.length() <= LONGEST_VARIABLE ? name : '$' + Visible.HIDDEN;
    }
}
