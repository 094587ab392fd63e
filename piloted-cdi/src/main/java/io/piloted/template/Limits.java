package io.piloted.template;

/** How far a template may go; beyond, rendering ends with an error that names the limit. */
final class Limits {

    /** Actions in actions and parentheses in parentheses: what the parser's recursion uses of the thread's stack. */
    static final int NESTING = 500;

    /** Templates in templates; Go's own limit. They live on the heap, so no stack limits them. */
    static final int TEMPLATE_DEPTH = 100_000;

    /** Bodies being executed at one time: templates and the blocks within them. About 100 bytes each. */
    static final int OPEN_BODIES = 1_000_000;

    /** Bytes of the output, and of any single string made on the way. */
    static final int TEXT = 64 << 20;

    /** Bytes of all strings made by functions in one rendering, in use or not. */
    static final long WORK = 4L * TEXT;

    /**
     * What is done in one rendering, in steps: a node of the template, an operand, a turn of a range, or so much of a
     * function's arguments as {@link #STEP} says. Some seconds at most; loops in loops without output have no other end.
     */
    static final long STEPS = 50_000_000;

    /** Bytes of text that a function reads in one step. */
    static final int STEP = 16;

    /** Numbers in one loop. */
    static final int LOOP = 10_000_000;

    /** Groups in groups in a regular expression; Go's own limit. */
    static final int REGEX_NESTING = 1000;

    private Limits() {}
}
