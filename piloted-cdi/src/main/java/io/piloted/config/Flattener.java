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

/** A converter of a document to properties, by the rules in {@link ContainerPilot#properties}. */
final class Flattener {

    private static final String PREFIX = "containerpilot";

    /** A key with one of these characters is quoted, because it could be mistaken for several keys, or an index. */
    private static final String QUOTED = ".[]\"";

    private final Map<String, String> all = new LinkedHashMap<>();
    private final Map<String, String> listed = new LinkedHashMap<>();

    private Flattener() {}

    /**
     * Walks twice, once with indexes and once with names: using both at each level would double the properties at each
     * level.
     */
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

    /** Does not list properties below an empty key, because SmallRye Config does not allow such a key in a map. */
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

    /** Adds a property, unless its text is empty. */
    private void put(String name, String text, boolean list) {
        if (!text.isEmpty()) {
            String escaped = Expressions.escape(text);
            all.put(name, escaped);
            if (list) {
                listed.put(name, escaped);
            }
        }
    }

    /** The name of an object with a name; empty for any other value. */
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

    /** The last segment of a name for SmallRye Config, which removes double quotes there, but supports no escapes. */
    private static String lastSegment(String key) {
        return isQuoted(key) ? '"' + key + '"' : key;
    }

    /**
     * Another segment of a name for SmallRye Config, which supports backslash escapes there, with or without double
     * quotes.
     */
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
