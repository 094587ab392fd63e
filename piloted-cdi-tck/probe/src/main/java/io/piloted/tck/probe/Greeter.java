package io.piloted.tck.probe;

/** The decorated interface. */
public interface Answering {

    /**
     * Answers.
     *
     * @return a line of picks
     */
    String answer();
}
