package io.piloted.template;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function that a template can call.
 *
 * @param name its name in templates
 * @param fixed the types of the required arguments
 * @param rest the type of further arguments, or null if none are allowed
 * @param lazy true if each argument is evaluated when the function reads it
 * @param code the implementation
 */
record Function(String name, List<Type> fixed, @Nullable Type rest, boolean lazy, Code code) {

    /** The type of a parameter. */
    enum Type {
        ANY("anything"),
        STRING("a string"),
        STRINGS("a list of strings");

        private final String description;

        Type(String description) {
            this.description = description;
        }

        boolean takes(Value value) {
            return switch (this) {
                case ANY -> true;
                case STRING -> value instanceof Value.Text;
                case STRINGS ->
                    value instanceof Value.Nil
                            || (value instanceof Slice slice && slice.type().equals(Slice.OF_STRINGS));
            };
        }

        @Override
        public String toString() {
            return description;
        }
    }

    /** The implementation, called with arguments of the right types and number. Fails with {@link FunctionException}. */
    @FunctionalInterface
    interface Code {
        Value call(List<Value> arguments, RenderingContext rendering);
    }

    static Function fixed(String name, Code code, Type... types) {
        return new Function(name, List.of(types), null, false, code);
    }

    /** A function with any number of further arguments, all of the last type. */
    static Function variadic(String name, Code code, Type... types) {
        int last = types.length - 1;
        return new Function(name, List.copyOf(Arrays.asList(types).subList(0, last)), types[last], false, code);
    }

    boolean takes(int count) {
        return rest == null ? count == fixed.size() : count >= fixed.size();
    }

    String takes() {
        return (rest == null ? "" : "at least ") + fixed.size();
    }

    /** The type of the parameter at an index. Check the number of arguments with {@link #takes} first. */
    Type typeOf(int argument) {
        return argument < fixed.size() || rest == null ? fixed.get(argument) : rest;
    }
}
