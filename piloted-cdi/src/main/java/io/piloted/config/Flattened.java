package io.piloted.config;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** A document as properties; {@link ContainerPilot#properties} says by which rules. */
final class Flattened {

    private static final String PREFIX = "containerpilot";

    /** A key with one of these could be taken for several keys, or for an index. */
    private static final String QUOTED = ".[]\"";

    private final Map<String, String> properties = new LinkedHashMap<>();

    private Flattened() {}

    /** Two walks, since naming elements at each level both ways would double the properties with each. */
    static Map<String, String> properties(JsonObject document) {
        Flattened flattened = new Flattened();
        flattened.object(PREFIX, document, Elements.BY_INDEX);
        flattened.object(PREFIX, document, Elements.BY_NAME);
        return Collections.unmodifiableMap(flattened.properties);
    }

    private enum Elements {
        BY_INDEX,
        BY_NAME
    }

    private void value(String name, JsonValue value, Elements elements) {
        switch (value.getValueType()) {
            case OBJECT -> object(name, (JsonObject) value, elements);
            case ARRAY -> array(name, (JsonArray) value, elements);
            default -> put(name, scalar(value));
        }
    }

    private void object(String name, JsonObject object, Elements elements) {
        for (Map.Entry<String, JsonValue> member : object.entrySet()) {
            value(name + "." + segment(member.getKey()), member.getValue(), elements);
        }
    }

    private void array(String name, JsonArray array, Elements elements) {
        put(name, list(array));
        Set<String> names = new HashSet<>();
        for (int i = 0; i < array.size(); i++) {
            JsonValue element = array.get(i);
            String own = elements == Elements.BY_NAME ? nameOf(element) : "";
            boolean named = !own.isEmpty() && names.add(own);
            value(name + (named ? "." + segment(own) : "[" + i + "]"), element, elements);
        }
    }

    /** Puts what is not empty: a property without a text is none. */
    private void put(String name, String text) {
        if (!text.isEmpty()) {
            properties.put(name, Expressions.escape(text));
        }
    }

    /** The name of a named object; empty for anything else. */
    private static String nameOf(JsonValue element) {
        return element instanceof JsonObject object && object.get("name") instanceof JsonString name
                ? name.getString()
                : "";
    }

    /** The text of a scalar; empty for null. */
    private static String scalar(JsonValue value) {
        return switch (value.getValueType()) {
            case STRING -> ((JsonString) value).getString();
            case NUMBER, TRUE, FALSE -> value.toString();
            default -> "";
        };
    }

    /** The elements as one list, without those that are empty; empty if there is no such list. */
    private static String list(JsonArray array) {
        StringBuilder list = new StringBuilder();
        for (JsonValue element : array) {
            String text = scalar(element);
            // MicroProfile Config would take a backslash before the comma for that comma's escape, and has none for it.
            boolean joins = list.length() > 0 && list.charAt(list.length() - 1) == '\\';
            if (element instanceof JsonObject || element instanceof JsonArray || (joins && !text.isEmpty())) {
                return "";
            }
            if (!text.isEmpty()) {
                list.append(list.length() > 0 ? "," : "").append(text.replace(",", "\\,"));
            }
        }
        return list.toString();
    }

    private static String segment(String key) {
        return isQuoted(key) ? '"' + key.replace("\\", "\\\\").replace("\"", "\\\"") + '"' : key;
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
