package io.piloted.template;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a template can call by its name.
 *
 * @param name how it is called
 * @param fixed the types of the arguments that must be there
 * @param rest the type of any more arguments; null if there are to be none
 * @param lazy whether its arguments are evaluated as it asks for them
 * @param code what it does
 */
record Function(String name, List<Type> fixed, @Nullable Type rest, boolean lazy, Code code) {

    /** What a parameter takes. */
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

    /** What a function does with arguments of the right types and number; fails with {@link Failure}. */
    @FunctionalInterface
    interface Code {
        Value call(List<Value> arguments, Rendering rendering);
    }

    static Function fixed(String name, Code code, Type... types) {
        return new Function(name, List.of(types), null, false, code);
    }

    /** The last type is that of any number of further arguments. */
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

    /** The type of the parameter that an argument is for; there is one if {@link #takes} said so. */
    Type typeOf(int argument) {
        return argument < fixed.size() || rest == null ? fixed.get(argument) : rest;
    }
}
