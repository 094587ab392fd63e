package io.piloted.template;

/**
 * The text of a template and the name of its file. Describes positions for messages.
 *
 * @param name the name of the file, for messages
 * @param text the text as a Go string, see {@link Bytes}
 * @param isShown whether places show their action
 */
record Source(String name, String text, boolean isShown) {

    Source(String name, String text) {
        this(name, text, true);
    }

    /** The place at an index of the text. */
    Place at(int position) {
        int line = 1
                + (int) text.substring(0, position)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
        return new Place(name, line, isShown ? RedactedAction.at(new Source(name, text, false), position) : "");
    }

    /**
     * A place in the source. Every message starts with it.
     *
     * @param action the action without possible secrets; empty in plain text
     */
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
