package io.piloted.config;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/**
 * The fields of one object of the file, read as ContainerPilot reads them: the case of a key does not matter unless two
 * differ in nothing else, scalars of other types are {@linkplain WeakTypes converted}, and no key may be left over.
 */
final class Fields {

    private final JsonObject object;
    private final String path;
    private final Problems problems;
    private final Set<String> known = new TreeSet<>();
    private final Set<String> used = new HashSet<>();

    Fields(JsonObject object, String path, Problems problems) {
        this.object = object;
        this.path = path;
        this.problems = problems;
    }

    String path(String name) {
        return path + "." + name;
    }

    /** The value of a field; nothing if it is absent or null. */
    Optional<JsonValue> value(String name) {
        known.add(name);
        String key = key(name);
        used.add(key);
        JsonValue value = object.getOrDefault(key, JsonValue.NULL);
        return value.getValueType() == JsonValue.ValueType.NULL ? Optional.empty() : Optional.of(value);
    }

    private String key(String name) {
        if (!object.containsKey(name)) {
            for (String key : object.keySet()) {
                if (name.equalsIgnoreCase(key)) {
                    return key;
                }
            }
        }
        return name;
    }

    /** The text of a field; nothing if it is absent, null or blank, or none (which is a problem). */
    Optional<String> text(String name) {
        Optional<JsonValue> value = value(name);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> text = WeakTypes.text(value.get());
        if (text.isEmpty()) {
            problems.unexpected(path(name), "a string", value.get());
        }
        return text.isEmpty() || text.get().isBlank() ? Optional.empty() : text;
    }

    /** A count of seconds, of which there must be one at least. */
    void seconds(String name) {
        String expected = "a whole number of seconds, 1 or more";
        Optional<JsonValue> value = value(name);
        if (value.isEmpty()) {
            problems.absent(path(name), expected);
        } else {
            OptionalLong seconds = WeakTypes.integer(value.get());
            if (seconds.isEmpty() || seconds.getAsLong() < 1) {
                problems.unexpected(path(name), expected, value.get());
            }
        }
    }

    /** A switch; nothing if it is absent, null or blank, or none (which is a problem). */
    Optional<Boolean> flag(String name) {
        Optional<JsonValue> value = value(name).filter(found -> !WeakTypes.isBlank(found));
        Optional<Boolean> flag = value.flatMap(WeakTypes::bool);
        if (value.isPresent() && flag.isEmpty()) {
            problems.unexpected(path(name), "true or false", value.get());
        }
        return flag;
    }

    /** The fields of an object in a field; nothing if it is absent or null, or none (which is a problem). */
    Optional<Fields> object(String name) {
        Optional<JsonValue> value = value(name);
        if (value.isPresent() && !(value.get() instanceof JsonObject)) {
            problems.unexpected(path(name), "an object", value.get());
        }
        return value.filter(JsonObject.class::isInstance)
                .map(inner -> new Fields(inner.asJsonObject(), path(name), problems));
    }

    /** A field that is allowed, and of no interest. */
    void ignore(String name) {
        value(name);
    }

    /** To be called last: whatever key no one asked for is a problem. */
    void complete() {
        for (String key : object.keySet()) {
            if (!used.contains(key)) {
                problems.unknownKey(Paths.member(path, key), String.join(", ", known));
            }
        }
    }
}
