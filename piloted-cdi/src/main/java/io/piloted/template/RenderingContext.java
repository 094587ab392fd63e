package io.piloted.template;

/** The state that all parts of one rendering share: the environment, and the remaining steps and bytes. */
final class RenderingContext {

    /** The bytes that an element of a list of strings takes in addition to its text. */
    private static final int ELEMENT = 56;

    private final Environment environment;
    private long left = Limits.WORK;
    private final long limit;
    private long steps;

    RenderingContext(Environment environment, long limit) {
        this.environment = environment;
        this.limit = limit;
        this.steps = limit;
    }

    Environment environment() {
        return environment;
    }

    void countSteps(long count) {
        steps -= count;
        if (steps < 0) {
            throw new FunctionException("the template takes more than " + limit + " steps; are there loops in loops?");
        }
    }

    void countText(long bytes) {
        left -= bytes;
        if (left < 0) {
            throw new FunctionException(
                    "the template makes more than " + (Limits.WORK >> 20) + " MiB of strings in all");
        }
    }

    void countList(int elements, int bytes) {
        countText((long) elements * ELEMENT + bytes);
    }
}
