package io.piloted.json5;

/** The reader of JSON5 documents, exactly as <a href="https://spec.json5.org">json5.org</a> specifies them. */
public final class Json5 {

    /** How deep objects and arrays may be nested: far beyond any document written by a person, far below any stack. */
    static final int MAX_DEPTH = 1000;

    private Json5() {}

    /**
     * Reads one document. Members keep their order; of several with the same name the last one's value counts. Numbers are
     * exact, whatever their size.
     *
     * <p>Takes time linear in the text's length and a constant part of the stack; safe to call from any thread.
     *
     * @param text the document
     * @return its value
     * @throws Json5Exception if the text is not JSON5, or nested more than 1000 deep
     */
    public static Json5Value parse(String text) {
        try {
            return new Parser(Source.of(text)).document();
        } catch (Json5Exception e) {
            // Parse again, and record what is structure, so that the error can show it.
            return new Parser(Source.noting(text)).document();
        }
    }
}
