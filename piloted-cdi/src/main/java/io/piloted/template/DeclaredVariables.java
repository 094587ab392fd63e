package io.piloted.template;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** The variables that are declared at the position of the parser, with a count of each name for fast lookups. */
final class DeclaredVariables {

    private final Deque<String> declared = new ArrayDeque<>();
    private final Map<String, Integer> counts = new HashMap<>();

    DeclaredVariables() {
        declare("$");
    }

    void declare(String name) {
        declared.push(name);
        counts.merge(name, 1, Integer::sum);
    }

    boolean isDeclared(String name) {
        return counts.containsKey(name);
    }

    int size() {
        return declared.size();
    }

    /** Removes the latest ones, down to an earlier size. */
    void shrinkTo(int size) {
        while (declared.size() > size) {
            counts.computeIfPresent(declared.pop(), (name, count) -> count == 1 ? null : count - 1);
        }
    }
}
