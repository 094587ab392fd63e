package io.piloted.template;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The variables of one template in execution: a stack, of which the latest of a name counts. */
final class Variables {

    private final List<Variable> stack = new ArrayList<>(4);
    private final Map<String, Variable> latest = new HashMap<>(4);

    Variables(Value dot) {
        declare("$", dot);
    }

    /** A variable, and the one of the same name that is hidden as long as it is there. */
    private static final class Variable {

        private final String name;
        private final @Nullable Variable hidden;
        private Value value;

        Variable(String name, @Nullable Variable hidden, Value value) {
            this.name = name;
            this.hidden = hidden;
            this.value = value;
        }
    }

    void declare(String name, Value value) {
        Variable variable = new Variable(name, latest.get(name), value);
        stack.add(variable);
        latest.put(name, variable);
    }

    /** False if there is none of that name. */
    boolean assign(String name, Value value) {
        Variable variable = latest.get(name);
        if (variable != null) {
            variable.value = value;
        }
        return variable != null;
    }

    /**
     * Assigns to the n-th latest, whatever its name: so does Go to the variables of a range, even to those that it has
     * not declared itself. False if there are not so many.
     */
    boolean assignLatest(int n, Value value) {
        if (n > stack.size()) {
            return false;
        }
        stack.get(stack.size() - n).value = value;
        return true;
    }

    /** The value of a variable; null if there is none, which happens in its own declaration. */
    @Nullable
    Value get(String name) {
        Variable variable = latest.get(name);
        return variable == null ? null : variable.value;
    }

    int size() {
        return stack.size();
    }

    /** Forgets the latest, back to an earlier size. */
    void shrinkTo(int size) {
        while (stack.size() > size) {
            Variable gone = stack.remove(stack.size() - 1);
            if (gone.hidden == null) {
                latest.remove(gone.name);
            } else {
                latest.put(gone.name, gone.hidden);
            }
        }
    }
}
