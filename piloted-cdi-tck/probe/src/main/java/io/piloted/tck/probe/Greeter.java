package io.piloted.tck.probe;

/** The decorated interface. */
public interface Greeter {

    /**
     * Greets.
     *
     * @return a line of picks
     */
    String greet();
}
