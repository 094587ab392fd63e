package io.piloted.template;

import java.util.List;

/** The functions {@code index} and {@code slice} (Go: text/template/funcs.go). */
final class Indexing {

    private Indexing() {}

    /** Indexes the first argument by the others, one after the other. */
    static Value index(List<Value> arguments) {
        Value item = arguments.get(0);
        if (item instanceof Value.Nil) {
            throw new FunctionException("nil cannot be indexed");
        }
        for (Value index : arguments.subList(1, arguments.size())) {
            item = element(item, index);
        }
        return item;
    }

    private static Value element(Value item, Value index) {
        if (item instanceof Value.Text text) {
            String bytes = text.bytes();
            return new Value.Uint8(bytes.charAt(position(index, bytes.length() - 1)));
        }
        if (item instanceof Slice slice) {
            return slice.get(position(index, slice.length() - 1));
        }
        if (item instanceof Environment environment) {
            if (index instanceof Value.Text name) {
                return environment.get(name.bytes());
            }
            throw new FunctionException("the name of an environment variable must be a string, not " + index.type());
        }
        throw new FunctionException("a value of type " + item.type() + " cannot be indexed");
    }

    /** A part of the first argument. The others are its begin, its end, and the new capacity. */
    static Value slice(List<Value> arguments) {
        Value item = arguments.get(0);
        List<Value> indexes = arguments.subList(1, arguments.size());
        if (indexes.size() > 3) {
            throw new FunctionException("too many indexes: " + indexes.size());
        }
        if (item instanceof Value.Text text) {
            if (indexes.size() == 3) {
                throw new FunctionException("a string takes no third index");
            }
            int[] window = window(indexes, text.bytes().length(), text.bytes().length());
            return Value.of(text.bytes().substring(window[0], window[1]));
        }
        if (item instanceof Slice slice) {
            int[] window = window(indexes, slice.length(), slice.capacity());
            return slice.window(window[0], window[1], window[2]);
        }
        throw new FunctionException("a value of type " + item.type() + " cannot be sliced");
    }

    private static int[] window(List<Value> indexes, int length, int capacity) {
        int[] window = {0, length, capacity};
        for (int i = 0; i < indexes.size(); i++) {
            window[i] = position(indexes.get(i), capacity);
        }
        if (window[0] > window[1] || window[1] > window[2]) {
            throw new FunctionException("the indexes go backwards: " + window[0] + ", " + window[1] + ", " + window[2]);
        }
        return window;
    }

    private static int position(Value index, int highest) {
        long position;
        if (index instanceof Value.Int number) {
            position = number.value();
        } else if (index instanceof Value.Uint8 number) {
            position = number.value();
        } else {
            throw new FunctionException("an index must be a whole number, not " + index.type());
        }
        if (position < 0 || position > highest) {
            throw new FunctionException("index out of range: " + position);
        }
        return (int) position;
    }
}
