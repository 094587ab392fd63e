package io.piloted.template;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The environment variables, which are the value of the dot at the beginning of a template.
 *
 * @param variables in the order in which Go iterates over a map: by the bytes of the keys
 */
record Environment(SortedMap<String, Value.Text> variables) implements Value {

    private static final Value.Text UNSET = new Value.Text("");

    static Environment ofJava(Map<String, String> variables) {
        SortedMap<String, Value.Text> sorted = new TreeMap<>();
        for (Map.Entry<String, String> variable : variables.entrySet()) {
            sorted.put(Bytes.ofJava(variable.getKey()), new Value.Text(Bytes.ofJava(variable.getValue())));
        }
        return new Environment(sorted);
    }

    /** The value of a variable, or an empty string if it is not set (ContainerPilot's {@code missingkey=zero}). */
    Value.Text get(String name) {
        return variables.getOrDefault(name, UNSET);
    }

    @Override
    public String type() {
        return "template.Environment";
    }

    @Override
    public boolean isTrue() {
        return !variables.isEmpty();
    }
}
