package io.piloted.template;

/**
 * The text of a template. Describes positions for messages.
 *
 * @param text the text as a Go string, see {@link Bytes}
 * @param isShown whether places show their action
 */
record Source(String text, boolean isShown) {

    Source(String text) {
        this(text, true);
    }

    Place at(int position) {
        int line = 1
                + (int) text.substring(0, position)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
        return new Place(line, isShown ? RedactedAction.at(new Source(text, false), position) : "");
    }

    /**
     * A place in the source. Every message starts with it.
     *
     * @param action the action without possible secrets; empty in plain text
     */
    record Place(int line, String action) {

        TemplateException error(String message) {
            return new TemplateException(message, line);
        }

        @Override
        public String toString() {
            return "template:" + line + (action.isEmpty() ? "" : ": " + action);
        }
    }
}
