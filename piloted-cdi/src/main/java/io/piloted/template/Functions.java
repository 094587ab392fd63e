package io.piloted.template;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All functions by name. */
final class Functions {

    private static final Map<String, Function> ALL = new TreeMap<>();

    static {
        Stream.of(Builtins.FUNCTIONS, Comparisons.FUNCTIONS, PilotFunctions.FUNCTIONS)
                .flatMap(List::stream)
                .forEach(function -> ALL.put(function.name(), function));
    }

    private Functions() {}

    static @Nullable Function named(String name) {
        return ALL.get(name);
    }

    static String names() {
        return String.join(", ", ALL.keySet());
    }
}
