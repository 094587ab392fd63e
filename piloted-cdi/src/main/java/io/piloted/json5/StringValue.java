package io.piloted.json5;

import jakarta.json.JsonString;
import org.jspecify.annotations.Nullable;

/** A string. */
final class StringValue implements JsonString {

    private final String text;

    StringValue(String text) {
        this.text = text;
    }

    @Override
    public String getString() {
        return text;
    }

    @Override
    public CharSequence getChars() {
        return text;
    }

    @Override
    public ValueType getValueType() {
        return ValueType.STRING;
    }

    /** As {@link JsonString} defines it: by the text. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JsonString string && text.equals(string.getString());
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** The string as JSON, in quotes. */
    @Override
    public String toString() {
        return JsonText.of(this);
    }
}
