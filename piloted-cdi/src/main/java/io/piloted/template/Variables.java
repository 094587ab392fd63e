package io.piloted.template;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The variables of a template that is being executed. Of variables with the same name, the latest is used. */
final class Variables {

    private final List<Variable> stack = new ArrayList<>(4);
    private final Map<String, Variable> latest = new HashMap<>(4);

    Variables(Value dot) {
        declare("$", dot);
    }

    /** A variable, and the earlier one of the same name that it hides. */
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

    /** Assigns a variable. Returns false if there is none with this name. */
    boolean assign(String name, Value value) {
        Variable variable = latest.get(name);
        if (variable != null) {
            variable.value = value;
        }
        return variable != null;
    }

    /**
     * Assigns the n-th latest variable, whatever its name. Go does this for the variables of a range, even for those that
     * the range has not declared. Returns false if there are fewer variables.
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

    /** Removes the latest ones, down to an earlier size. */
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
