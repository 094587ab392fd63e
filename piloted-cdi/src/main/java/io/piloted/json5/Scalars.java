package io.piloted.json5;

import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * What JSON-P's containers give of a member or element by its Java type. One of another type is the default, or else a
 * {@link ClassCastException}.
 */
final class Scalars {

    private Scalars() {}

    static String string(JsonValue value) {
        return ((JsonString) value).getString();
    }

    static String string(@Nullable JsonValue value, String otherwise) {
        return value instanceof JsonString ? string(value) : otherwise;
    }

    static int integer(JsonValue value) {
        return ((JsonNumber) value).intValue();
    }

    static int integer(@Nullable JsonValue value, int otherwise) {
        return value instanceof JsonNumber ? integer(value) : otherwise;
    }

    static boolean bool(JsonValue value) {
        if (!isBool(value)) {
            throw new ClassCastException("expected true or false, found " + value.getValueType());
        }
        return JsonValue.TRUE.equals(value);
    }

    static boolean bool(@Nullable JsonValue value, boolean otherwise) {
        return isBool(value) ? JsonValue.TRUE.equals(value) : otherwise;
    }

    private static boolean isBool(@Nullable JsonValue value) {
        return JsonValue.TRUE.equals(value) || JsonValue.FALSE.equals(value);
    }
}
