package io.piloted.tck.probe;

/** What the decorator decorates. */
public interface Answering {

    /**
     * Answers.
     *
     * @return a line of picks
     */
    String answer();
}
