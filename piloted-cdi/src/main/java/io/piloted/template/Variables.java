package io.piloted.template;

import java.util.ArrayList;
import java.util.List;

/** The variables of one template in execution: a stack, of which the latest of a name counts. */
final class Variables {

    private final List<String> names = new ArrayList<>(4);
    private final List<Value> values = new ArrayList<>(4);

    Variables(Value dot) {
        declare("$", dot);
    }

    void declare(String name, Value value) {
        names.add(name);
        values.add(value);
    }

    /** False if there is none of that name. */
    boolean assign(String name, Value value) {
        int i = names.lastIndexOf(name);
        if (i >= 0) {
            values.set(i, value);
        }
        return i >= 0;
    }

    /**
     * Assigns to the n-th latest, whatever its name: so does Go to the variables of a range, even to those that it has
     * not declared itself. False if there are not so many.
     */
    boolean assignLatest(int n, Value value) {
        if (n > values.size()) {
            return false;
        }
        values.set(values.size() - n, value);
        return true;
    }

    /** The value of a variable, nil if there is none of that name: the parser refuses those. */
    Value get(String name) {
        int i = names.lastIndexOf(name);
        return i < 0 ? Value.NIL : values.get(i);
    }

    int size() {
        return names.size();
    }

    /** Forgets the latest, back to an earlier size. */
    void shrinkTo(int size) {
        names.subList(size, names.size()).clear();
        values.subList(size, values.size()).clear();
    }
}
