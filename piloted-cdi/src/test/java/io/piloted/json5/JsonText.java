package io.piloted.json5;

import io.piloted.json5.Json5Value.ArrayValue;
import io.piloted.json5.Json5Value.ObjectValue;
import io.piloted.json5.Json5Value.StringValue;
import java.util.Map;

/**
 * A writer of values as JSON, without blanks. NaN and the infinities, which JSON does not have, are written as in
 * JSON5.
 */
public final class JsonText {

    private final StringBuilder text = new StringBuilder();

    private JsonText() {}

    public static String of(Json5Value value) {
        JsonText json = new JsonText();
        json.value(value);
        return json.text.toString();
    }

    private void value(Json5Value value) {
        if (value instanceof ObjectValue object) {
            object(object.members());
        } else if (value instanceof ArrayValue array) {
            array(array.elements());
        } else if (value instanceof StringValue string) {
            string(string.text());
        } else {
            text.append(value);
        }
    }

    private void object(Map<String, Json5Value> members) {
        text.append('{');
        String separator = "";
        for (Map.Entry<String, Json5Value> member : members.entrySet()) {
            text.append(separator);
            string(member.getKey());
            text.append(':');
            value(member.getValue());
            separator = ",";
        }
        text.append('}');
    }

    private void array(Iterable<Json5Value> elements) {
        text.append('[');
        String separator = "";
        for (Json5Value element : elements) {
            text.append(separator);
            value(element);
            separator = ",";
        }
        text.append(']');
    }

    private void string(String string) {
        text.append('"');
        for (int i = 0; i < string.length(); i++) {
            character(string.charAt(i));
        }
        text.append('"');
    }

    private void character(char character) {
        switch (character) {
            case '"', '\\' -> text.append('\\').append(character);
            case '\b' -> text.append("\\b");
            case '\f' -> text.append("\\f");
            case '\n' -> text.append("\\n");
            case '\r' -> text.append("\\r");
            case '\t' -> text.append("\\t");
            default -> {
                if (character < ' ') {
                    text.append(String.format("\\u%04x", (int) character));
                } else {
                    text.append(character);
                }
            }
        }
    }
}
