package io.piloted.template;

/** What the functions of one rendering share: the environment, and how much text they may still make. */
final class Rendering {

    /** What an element of a list of strings takes besides its text, in bytes. */
    private static final int ELEMENT = 56;

    private final Environment environment;
    private long left = Limits.WORK;

    Rendering(Environment environment) {
        this.environment = environment;
    }

    Environment environment() {
        return environment;
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
