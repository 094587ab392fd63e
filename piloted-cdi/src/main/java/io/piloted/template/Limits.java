package io.piloted.template;

/** Limits of a template. If one is exceeded, rendering ends with an error that names the limit. */
final class Limits {

    /** Depth of nested actions and parentheses. The parser recurses, so this limits its stack. */
    static final int NESTING = 500;

    /** Depth of templates that call templates; Go's own limit. They are kept on the heap, not on the stack. */
    static final int TEMPLATE_DEPTH = 100_000;

    /** Bodies that are executed at the same time (templates and blocks in them), about 100 bytes each. */
    static final int OPEN_BODIES = 1_000_000;

    /** Bytes of the output, and of each string that a function makes. */
    static final int TEXT = 64 << 20;

    /** Bytes of all strings together that functions make in one rendering. */
    static final long WORK = 4L * TEXT;

    /**
     * Steps of one rendering, which take a few seconds at most. Each node of the template, operand, turn of a range,
     * and {@link #STEP} bytes of a function's arguments is one step. Only this limit stops nested loops without output.
     */
    static final long STEPS = 50_000_000;

    /** Bytes of text that count as one step of a function. */
    static final int STEP = 16;

    /** Numbers in one loop. */
    static final int LOOP = 10_000_000;

    /** Depth of nested groups in a regular expression; Go's own limit. */
    static final int REGEX_NESTING = 1000;

    private Limits() {}
}
