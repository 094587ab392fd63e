package io.piloted.config;

import io.piloted.secret.Visible;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;

/** What was found where something else was expected, in words that show no secret. */
final class Found {

    private static final int LONGEST_NUMBER = 60;

    private Found() {}

    static String describe(JsonValue value) {
        return switch (value.getValueType()) {
            case OBJECT -> ((JsonObject) value).isEmpty() ? "an empty object" : "an object";
            case ARRAY -> ((JsonArray) value).isEmpty() ? "an empty array" : "an array";
            case STRING -> Visible.describe(((JsonString) value).getString());
            case NUMBER -> number(value.toString());
            case TRUE, FALSE, NULL -> value.toString();
        };
    }

    private static String number(String text) {
        return "the number " + (text.length() <= LONGEST_NUMBER ? text : text.substring(0, LONGEST_NUMBER) + "...");
    }
}
