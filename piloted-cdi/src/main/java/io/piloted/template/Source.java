package io.piloted.template;

import io.piloted.secret.Secrets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The text of a template and the name of the file it is from: turns a position into words.
 *
 * @param name for messages
 * @param text as a Go string, see {@link Bytes}
 */
record Source(String name, String text) {

    private static final int LONGEST_EXCERPT = 80;

    /** The place at an index of the text. */
    Place at(int position) {
        int line = 1
                + (int) text.substring(0, position)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
        int open = text.lastIndexOf("{{", position);
        return open < 0
                ? new Place(name, line, "", List.of())
                : new Place(name, line, excerpt(open, position), secrets(open));
    }

    /** The words of an action that must not be in a message, as its line has the name of a secret in it. */
    private List<String> secrets(int open) {
        int start = text.lastIndexOf('\n', open) + 1;
        int end = text.indexOf('\n', open);
        int close = text.indexOf("}}", open);
        String line = Bytes.toJava(text.substring(start, Math.max(close, end < 0 ? text.length() : end)));
        if (!Secrets.isMentionedIn(line)) {
            return List.of();
        }
        return Literal.PATTERN
                .matcher(
                        line.substring(Bytes.toJava(text.substring(start, open)).length()))
                .results()
                .flatMap(literal -> IntStream.rangeClosed(1, 4).mapToObj(literal::group))
                .filter(word -> word != null && !isPartOfTheLanguage(word))
                .toList();
    }

    private static boolean isPartOfTheLanguage(String word) {
        return Token.kindOf(word) != Token.Kind.IDENTIFIER || Functions.named(word) != null;
    }

    /** The action around a position, cut at its first line end. */
    private String excerpt(int open, int position) {
        int close = text.indexOf("}}", Math.max(open + 2, position - 1));
        String action = text.substring(open, close < 0 ? text.length() : close + 2);
        int lineEnd = action.indexOf('\n');
        int end = Math.min(lineEnd < 0 ? action.length() : lineEnd, LONGEST_EXCERPT);
        return Bytes.toJava(action.substring(0, end)).strip() + (end < action.length() ? "…" : "");
    }

    /** Made only for an error, since every start would pay for it. */
    private static final class Literal {

        /** What a secret may be: a string in any quotes, or a run of characters but for names of fields and variables. */
        private static final Pattern PATTERN = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"?|'([^']*)'?|`([^`]*)`?"
                + "|((?<![.$\\w])[^\\s\"'`(){}|,.$][^\\s\"'`(){}|,]*)");

        private Literal() {}
    }

    /**
     * A place in a source: it begins every message.
     *
     * @param action what is shown of the source; empty in plain text
     * @param secrets what is not
     */
    record Place(String name, int line, String action, List<String> secrets) {

        TemplateException error(String message) {
            // The code and the place, which is what every message begins with, are not of the file's text.
            int head = message.indexOf(where()) + where().length();
            return new TemplateException(
                    message.substring(0, head) + Secrets.without(message.substring(head), secrets), line);
        }

        private String where() {
            return name + ':' + line;
        }

        @Override
        public String toString() {
            return where() + (action.isEmpty() ? "" : ": " + action);
        }
    }
}
