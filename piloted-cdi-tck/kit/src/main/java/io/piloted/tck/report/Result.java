package io.piloted.tck.report;

import java.util.List;

/**
 * The result of a test that proves a clause.
 *
 * @param clause id of the clause
 * @param status the status
 * @param test the name of the test
 * @param reason why the test was skipped; empty if it was not
 */
record Result(String clause, Status status, String test, String reason) {

    /** The status of a test. */
    enum Status {
        /** The clause holds. */
        PASSED,
        /** The clause does not hold. */
        FAILED,
        /** The clause does not apply to the runtime. */
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
