package io.piloted.template;

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
        return new Place(name, line, excerpt(position));
    }

    /** The action around a position, cut at its first line end; empty in plain text. */
    private String excerpt(int position) {
        int open = text.lastIndexOf("{{", position);
        if (open < 0) {
            return "";
        }
        int close = text.indexOf("}}", Math.max(open + 2, position - 1));
        String action = text.substring(open, close < 0 ? text.length() : close + 2);
        int lineEnd = action.indexOf('\n');
        int end = Math.min(lineEnd < 0 ? action.length() : lineEnd, LONGEST_EXCERPT);
        return Bytes.toJava(action.substring(0, end)).strip() + (end < action.length() ? "…" : "");
    }

    /** A place in a source: it begins every message. */
    record Place(String name, int line, String action) {

        TemplateException error(String message) {
            return new TemplateException(message, line);
        }

        @Override
        public String toString() {
            return name + ':' + line + (action.isEmpty() ? "" : ": " + action);
        }
    }
}
