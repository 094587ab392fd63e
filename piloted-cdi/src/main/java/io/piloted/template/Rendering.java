package io.piloted.template;

/** What all parts of one rendering share: the environment, how much text they may still make, how long they may go on. */
final class Rendering {

    /** What an element of a list of strings takes besides its text, in bytes. */
    private static final int ELEMENT = 56;

    private final Environment environment;
    private long left = Limits.WORK;
    private final long limit;
    private long steps;

    Rendering(Environment environment, long limit) {
        this.environment = environment;
        this.limit = limit;
        this.steps = limit;
    }

    Environment environment() {
        return environment;
    }

    /** Accounts for so many steps. */
    void countSteps(long count) {
        steps -= count;
        if (steps < 0) {
            throw new Failure("the template takes more than " + limit + " steps");
        }
    }

    /** Accounts for a string of so many bytes. */
    void countText(long bytes) {
        left -= bytes;
        if (left < 0) {
            throw new Failure("the template makes more than " + (Limits.WORK >> 20) + " MiB of strings in all");
        }
    }

    /** Accounts for a list of strings, and their bytes. */
    void countList(int elements, int bytes) {
        countText((long) elements * ELEMENT + bytes);
    }
}
