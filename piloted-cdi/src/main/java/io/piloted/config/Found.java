package io.piloted.config;

import io.piloted.json5.Json5Value;
import io.piloted.json5.Json5Value.ArrayValue;
import io.piloted.json5.Json5Value.NumberValue;
import io.piloted.json5.Json5Value.ObjectValue;
import io.piloted.json5.Json5Value.StringValue;
import io.piloted.secret.Visible;

/** A description of an unexpected value for messages, which shows no secret. */
final class Found {

    private static final int LONGEST_NUMBER = 60;

    private Found() {}

    static String describe(Json5Value value) {
        if (value instanceof ObjectValue object) {
            return object.members().isEmpty() ? "an empty object" : "an object";
        }
        if (value instanceof ArrayValue array) {
            return array.elements().isEmpty() ? "an empty array" : "an array";
        }
        if (value instanceof StringValue string) {
            return Visible.describe(string.text());
        }
        return value instanceof NumberValue number ? number(number.text()) : value.toString();
    }

    private static String number(String text) {
        return "the number " + (text.length() <= LONGEST_NUMBER ? text : text.substring(0, LONGEST_NUMBER) + "...");
    }
}
