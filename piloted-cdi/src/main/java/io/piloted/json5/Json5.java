package io.piloted.json5;

/** The reader of JSON5 documents, exactly as <a href="https://spec.json5.org">json5.org</a> specifies them. */
public final class Json5 {

    /**
     * The maximum depth of nested objects and arrays: far more than a person writes, and far less than any stack
     * allows.
     */
    static final int MAX_DEPTH = 1000;

    private Json5() {}

    /**
     * Reads one document. Members keep their order; if several have the same name, the last value applies. Numbers of
     * any size are exact.
     *
     * <p>Takes time proportional to the text's length, and a constant amount of stack. Thread-safe.
     *
     * @throws Json5Exception if the text is not JSON5, or nested more than 1000 deep
     */
    public static Json5Value parse(String text) {
        try {
            return new Parser(Source.of(text)).document();
        } catch (Json5Exception e) {
            // Parse again, and record which characters are structure, so that the error can show them.
            return new Parser(Source.noting(text)).document();
        }
    }
}
