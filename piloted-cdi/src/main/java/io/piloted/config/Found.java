package io.piloted.config;

import io.piloted.secret.Secrets;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Map;

/**
 * What was found where something else was expected, in words.
 *
 * @param env the environment that the values may be from
 */
record Found(Map<String, String> env) {

    String describe(JsonValue value) {
        return switch (value.getValueType()) {
            case OBJECT -> ((JsonObject) value).isEmpty() ? "an empty object" : "an object";
            case ARRAY -> ((JsonArray) value).isEmpty() ? "an empty array" : "an array";
            case STRING -> "the string " + quote(((JsonString) value).getString());
            case NUMBER -> "the number " + quote(value.toString()).replace("\"", "");
            case TRUE, FALSE, NULL -> value.toString();
        };
    }

    String quote(String text) {
        return Secrets.named(env).quote(text);
    }
}
