package io.piloted.template;

import java.util.function.IntFunction;

/**
 * A Go slice: a part of a list, which is never changed.
 *
 * @param type the name of its Go type
 * @param list the list
 * @param offset the index in the list where the slice begins
 * @param length the number of elements
 * @param capacity the length to which {@code slice} may extend it
 */
record Slice(String type, IntFunction<Value> list, int offset, int length, int capacity) implements Value {

    static final String OF_STRINGS = "[]string";
    static final String OF_INTS = "[]int";

    static Slice ofStrings(String... strings) {
        return new Slice(OF_STRINGS, i -> new Value.Text(strings[i]), 0, strings.length, strings.length);
    }

    /** A slice of numbers with equal distances. Elements between its length and Go's capacity are zero. */
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
