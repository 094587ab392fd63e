package io.piloted.tck.report;

import java.util.List;

/**
 * How a test ended that proves a clause.
 *
 * @param clause id of the clause
 * @param status what came out
 * @param test which test
 * @param reason why it was not applicable; empty if it was
 */
record Result(String clause, Status status, String test, String reason) {

    /** What came out. */
    enum Status {
        /** It holds. */
        PASSED,
        /** It does not. */
        FAILED,
        /** The runtime has nothing it could hold for. */
        SKIPPED
    }

    private static final String SEPARATOR = "\t";

    String toLine() {
        return String.join(SEPARATOR, clause, status.name(), test, reason);
    }

    static Result parse(String line) {
        List<String> parts = List.of(line.split(SEPARATOR, 4));
        return new Result(parts.get(0), Status.valueOf(parts.get(1)), parts.get(2), parts.get(3));
    }
}
