package io.piloted.template;

/**
 * The text of a template and the name of the file it is from: turns a position into words.
 *
 * @param name for messages
 * @param text as a Go string, see {@link Bytes}
 * @param isShown whether places show the action that they are in
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
        return new Place(name, line, isShown ? ShownAction.at(new Source(name, text, false), position) : "");
    }

    /**
     * A place in a source: it begins every message.
     *
     * @param action what is shown of the source; empty in plain text
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
