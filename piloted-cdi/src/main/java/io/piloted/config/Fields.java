package io.piloted.config;

import io.piloted.json5.Json5Value;
import io.piloted.json5.Json5Value.NullValue;
import io.piloted.json5.Json5Value.ObjectValue;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A reader of the fields of one object in the file, by ContainerPilot's rules: The case of a key does not matter,
 * unless two keys differ only in case. Scalars of other types are {@linkplain WeakTypes converted}. Unknown keys are
 * problems.
 */
final class Fields {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$-]*");

    private final ObjectValue object;
    private final String path;
    private final Problems problems;
    private final Set<String> known = new TreeSet<>();
    private final Set<String> used = new HashSet<>();

    Fields(ObjectValue object, String path, Problems problems) {
        this.object = object;
        this.path = path;
        this.problems = problems;
    }

    /** The path of a field for messages, such as {@code $.watches[1].interval}. */
    String path(String name) {
        return path + "." + name;
    }

    /** The value of a field; empty if it is absent or null. */
    Optional<Json5Value> value(String name) {
        known.add(name);
        String key = key(name);
        used.add(key);
        Json5Value value = object.get(key);
        return value == NullValue.NULL ? Optional.empty() : Optional.of(value);
    }

    private String key(String name) {
        if (!object.members().containsKey(name)) {
            for (String key : object.members().keySet()) {
                if (name.equalsIgnoreCase(key)) {
                    return key;
                }
            }
        }
        return name;
    }

    /** The text of a field; empty if it is absent, null or blank, or if it is not a text, which is a problem. */
    Optional<String> text(String name) {
        Optional<Json5Value> value = value(name);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> text = WeakTypes.text(value.get());
        if (text.isEmpty()) {
            problems.unexpected(path(name), "a string", value.get());
        }
        return text.isEmpty() || text.get().isBlank() ? Optional.empty() : text;
    }

    /** Checks that a field is a number of seconds, 1 or more. */
    void seconds(String name) {
        String expected = "a whole number of seconds, 1 or more";
        Optional<Json5Value> value = value(name);
        if (value.isEmpty()) {
            problems.absent(path(name), expected);
        } else {
            OptionalLong seconds = WeakTypes.integer(value.get());
            if (seconds.isEmpty() || seconds.getAsLong() < 1) {
                problems.unexpected(path(name), expected, value.get());
            }
        }
    }

    /** The boolean in a field; empty if it is absent, null or blank, or if it is not a boolean, which is a problem. */
    Optional<Boolean> flag(String name) {
        Optional<Json5Value> value = value(name).filter(found -> !WeakTypes.isBlank(found));
        Optional<Boolean> flag = value.flatMap(WeakTypes::bool);
        if (value.isPresent() && flag.isEmpty()) {
            problems.unexpected(path(name), "true or false", value.get());
        }
        return flag;
    }

    /**
     * A reader of the object in a field; empty if it is absent or null, or if it is not an object, which is a problem.
     */
    Optional<Fields> object(String name) {
        Optional<Json5Value> value = value(name);
        if (value.isPresent() && !(value.get() instanceof ObjectValue)) {
            problems.unexpected(path(name), "an object", value.get());
        }
        return value.filter(ObjectValue.class::isInstance)
                .map(inner -> new Fields((ObjectValue) inner, path(name), problems));
    }

    /** The path of any key, which may need quotes. */
    private String pathOf(String key) {
        return PLAIN.matcher(key).matches()
                ? path(key)
                : path + "[\"" + key.replace("\\", "\\\\").replace("\"", "\\\"") + "\"]";
    }

    /** Allows a field without reading it. */
    void ignore(String name) {
        value(name);
    }

    /** Must be called last: reports each key that was not read. */
    void complete() {
        for (String key : object.members().keySet()) {
            if (!used.contains(key)) {
                problems.unknownKey(pathOf(key), String.join(", ", known));
            }
        }
    }
}
