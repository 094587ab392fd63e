package io.piloted.template;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The environment variables: the dot that a template begins with.
 *
 * @param variables in the order in which Go walks a map: that of the bytes of its keys
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

    /** A variable's value, empty when it is not set: ContainerPilot's {@code missingkey=zero}. */
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
