package io.piloted.json5;

/** Where in a text the value of a member is, so that an error does not show that of a {@code token}. */
final class MemberValue {

    private final String name;
    private int start;
    private int end = Integer.MAX_VALUE;

    /** The value begins there or later, and ends nobody knows where. */
    MemberValue(String name, int start) {
        this.name = name;
        this.start = start;
    }

    void startAt(int position) {
        start = position;
    }

    void endAt(int position) {
        end = position;
    }

    boolean touches(int from, int to) {
        return start < to && end > from;
    }

    String name() {
        return name;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }
}
