package io.piloted.consul;

/** What was to be JSON, and of some kind, is not. */
final class MalformedJsonException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MalformedJsonException(String problem, int position) {
        super(problem + ", at byte " + position);
    }
}
