package io.piloted.template;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** The variables that are declared where the parser is; counted, so that looking one up takes no search. */
final class Names {

    private final Deque<String> declared = new ArrayDeque<>();
    private final Map<String, Integer> counts = new HashMap<>();

    Names() {
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

    /** Forgets the latest, back to an earlier size. */
    void shrinkTo(int size) {
        while (declared.size() > size) {
            counts.computeIfPresent(declared.pop(), (name, count) -> count == 1 ? null : count - 1);
        }
    }
}
