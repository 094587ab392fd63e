package io.piloted.config;

import io.piloted.json5.Json5Value;
import io.piloted.json5.Json5Value.ArrayValue;
import io.piloted.json5.Json5Value.NullValue;
import io.piloted.json5.Json5Value.ObjectValue;
import io.piloted.json5.Json5Value.StringValue;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Makes properties of a document; {@link ContainerPilot#properties} says by which rules. */
final class Flattener {

    private static final String PREFIX = "containerpilot";

    /** A key with one of these could be taken for several keys, or for an index. */
    private static final String QUOTED = ".[]\"";

    private final Map<String, String> all = new LinkedHashMap<>();
    private final Map<String, String> listed = new LinkedHashMap<>();

    private Flattener() {}

    /** Two walks, since naming elements at each level both ways would double the properties with each. */
    static FileProperties properties(ObjectValue document) {
        Flattener flattener = new Flattener();
        flattener.object(PREFIX, document, Elements.BY_INDEX, true);
        flattener.object(PREFIX, document, Elements.BY_NAME, false);
        return new FileProperties(
                Collections.unmodifiableMap(flattener.all), Collections.unmodifiableMap(flattener.listed));
    }

    private enum Elements {
        BY_INDEX,
        BY_NAME
    }

    private void value(String name, Json5Value value, Elements elements, boolean list) {
        if (value instanceof ObjectValue object) {
            object(name, object, elements, list);
        } else if (value instanceof ArrayValue array) {
            array(name, array, elements, list);
        } else {
            put(name, scalar(value), list);
        }
    }

    /** What is below an empty key is not listed: no map of SmallRye Config can have such a key. */
    private void object(String name, ObjectValue object, Elements elements, boolean list) {
        for (Map.Entry<String, Json5Value> member : object.members().entrySet()) {
            String key = member.getKey();
            String segment = isLast(member.getValue()) ? lastSegment(key) : segment(key);
            value(name + "." + segment, member.getValue(), elements, list && !key.isEmpty());
        }
    }

    private void array(String name, ArrayValue array, Elements elements, boolean list) {
        String oneList = ScalarList.of(array);
        put(name, oneList, list);
        Set<String> names = new HashSet<>();
        for (int i = 0; i < array.elements().size(); i++) {
            Json5Value element = array.elements().get(i);
            String own = elements == Elements.BY_NAME ? nameOf(element) : "";
            boolean named = !own.isEmpty() && names.add(own);
            value(name + (named ? "." + segment(own) : "[" + i + "]"), element, elements, list && oneList.isEmpty());
        }
    }

    /** Puts what is not empty: a property without a text is none. */
    private void put(String name, String text, boolean list) {
        if (!text.isEmpty()) {
            String escaped = Expressions.escape(text);
            all.put(name, escaped);
            if (list) {
                listed.put(name, escaped);
            }
        }
    }

    /** The name of a named object; empty for anything else. */
    private static String nameOf(Json5Value element) {
        return element instanceof ObjectValue object && object.get("name") instanceof StringValue name
                ? name.text()
                : "";
    }

    /** The text of a scalar; empty for null. */
    static String scalar(Json5Value value) {
        if (value instanceof StringValue string) {
            return string.text();
        }
        boolean hasText = !(value instanceof ObjectValue || value instanceof ArrayValue || value == NullValue.NULL);
        return hasText ? value.toString() : "";
    }

    private static boolean isLast(Json5Value value) {
        return !(value instanceof ObjectValue)
                && (!(value instanceof ArrayValue array)
                        || !ScalarList.of(array).isEmpty());
    }

    /** As SmallRye Config reads the last segment of a name: it takes double quotes off, and knows no escape in it. */
    private static String lastSegment(String key) {
        return isQuoted(key) ? '"' + key + '"' : key;
    }

    /** As SmallRye Config reads the other segments: a backslash escapes, in double quotes and without. */
    private static String segment(String key) {
        String escaped = key.replace("\\", "\\\\").replace("\"", "\\\"");
        return isQuoted(key) ? '"' + escaped + '"' : escaped;
    }

    private static boolean isQuoted(String key) {
        for (int i = 0; i < key.length(); i++) {
            if (QUOTED.indexOf(key.charAt(i)) >= 0) {
                return true;
            }
        }
        return key.isEmpty();
    }
}
