package io.piloted.config;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;

/** What was found where something else was expected, in words. */
final class Found {

    /** Enough to recognise a value by, too little to flood a log. */
    private static final int SHOWN = 60;

    private Found() {}

    static String describe(JsonValue value) {
        return switch (value.getValueType()) {
            case OBJECT -> ((JsonObject) value).isEmpty() ? "an empty object" : "an object";
            case ARRAY -> ((JsonArray) value).isEmpty() ? "an empty array" : "an array";
            case STRING -> "the string " + quote(((JsonString) value).getString());
            case NUMBER -> "the number " + cut(value.toString());
            case TRUE, FALSE, NULL -> value.toString();
        };
    }

    static String quote(String text) {
        return '"' + cut(text) + '"';
    }

    private static String cut(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }
}
