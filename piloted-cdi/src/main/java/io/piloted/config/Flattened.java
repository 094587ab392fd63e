package io.piloted.config;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A document as properties; {@link ContainerPilot#properties} says by which rules. */
final class Flattened {

    private static final String PREFIX = "containerpilot";

    /** Keys that could be taken for several keys, or for an index. */
    private static final Pattern QUOTED = Pattern.compile(".*[.\\[\\]\"].*|", Pattern.DOTALL);

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
            default -> scalar(value).ifPresent(text -> put(name, text));
        }
    }

    private void object(String name, JsonObject object, Elements elements) {
        object.forEach((key, value) -> value(name + "." + segment(key), value, elements));
    }

    private void array(String name, JsonArray array, Elements elements) {
        list(array).ifPresent(text -> put(name, text));
        Set<String> names = new HashSet<>();
        for (int i = 0; i < array.size(); i++) {
            JsonValue element = array.get(i);
            Optional<String> own =
                    elements == Elements.BY_NAME ? nameOf(element).filter(names::add) : Optional.empty();
            String index = "[" + i + "]";
            value(name + own.map(found -> "." + segment(found)).orElse(index), element, elements);
        }
    }

    private void put(String name, String text) {
        properties.put(name, Expressions.escape(text));
    }

    private static Optional<String> nameOf(JsonValue element) {
        return element instanceof JsonObject object && object.get("name") instanceof JsonString name
                ? Optional.of(name.getString()).filter(text -> !text.isEmpty())
                : Optional.empty();
    }

    /** The text of a scalar; nothing for null and the empty string. */
    private static Optional<String> scalar(JsonValue value) {
        return switch (value.getValueType()) {
            case STRING -> Optional.of(((JsonString) value).getString()).filter(text -> !text.isEmpty());
            case NUMBER, TRUE, FALSE -> Optional.of(value.toString());
            default -> Optional.empty();
        };
    }

    /** The elements as one list, if none is an object or array and any is there. */
    private static Optional<String> list(JsonArray array) {
        List<String> texts = new ArrayList<>();
        for (JsonValue element : array) {
            if (element instanceof JsonObject || element instanceof JsonArray) {
                return Optional.empty();
            }
            scalar(element).ifPresent(text -> texts.add(text.replace(",", "\\,")));
        }
        return texts.isEmpty() ? Optional.empty() : Optional.of(String.join(",", texts));
    }

    private static String segment(String key) {
        return QUOTED.matcher(key).matches() ? '"' + key.replace("\\", "\\\\").replace("\"", "\\\"") + '"' : key;
    }
}
