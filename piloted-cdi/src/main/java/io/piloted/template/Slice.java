package io.piloted.template;

import java.util.function.IntFunction;

/**
 * A Go slice: a window on a list that is never written to.
 *
 * @param type the name of its Go type
 * @param list what it is a window on
 * @param offset where the window begins
 * @param length how much it shows
 * @param capacity how far {@code slice} may widen it
 */
record Slice(String type, IntFunction<Value> list, int offset, int length, int capacity) implements Value {

    static final String OF_STRINGS = "[]string";
    static final String OF_INTS = "[]int";

    static Slice ofStrings(String... strings) {
        return new Slice(OF_STRINGS, i -> new Value.Text(strings[i]), 0, strings.length, strings.length);
    }

    /** Equally spaced numbers; what Go's capacity exceeds the length by is zero. */
    static Slice ofInts(long first, int step, int count) {
        return new Slice(
                OF_INTS,
                i -> new Value.Int(i < count ? first + (long) step * i : 0),
                0,
                count,
                GoCapacity.afterAppending(count));
    }

    Value get(int i) {
        return list.apply(offset + i);
    }

    Slice window(int from, int to, int newCapacity) {
        return new Slice(type, list, offset + from, to - from, newCapacity - from);
    }

    @Override
    public boolean isTrue() {
        return length > 0;
    }
}
