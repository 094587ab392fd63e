package io.piloted.json5;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.AbstractMap;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An object, in the order of its members. Its values, like {@link ArrayValue}'s, {@link StringValue}'s and those of the
 * numbers, are of this package and not made by a provider of JSON-P: to look one up and load it takes longer than to
 * read a file.
 */
final class ObjectValue extends AbstractMap<String, JsonValue> implements JsonObject {

    private final Map<String, JsonValue> members;

    /**
     * An object.
     *
     * @param members not to be changed any more
     */
    ObjectValue(Map<String, JsonValue> members) {
        this.members = Collections.unmodifiableMap(members);
    }

    @Override
    public Set<Entry<String, JsonValue>> entrySet() {
        return members.entrySet();
    }

    @Override
    public @Nullable JsonValue get(@Nullable Object name) {
        return members.get(name);
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return members.containsKey(name);
    }

    @Override
    public ValueType getValueType() {
        return ValueType.OBJECT;
    }

    @Override
    public @Nullable JsonArray getJsonArray(String name) {
        return (JsonArray) get(name);
    }

    @Override
    public @Nullable JsonObject getJsonObject(String name) {
        return (JsonObject) get(name);
    }

    @Override
    public @Nullable JsonNumber getJsonNumber(String name) {
        return (JsonNumber) get(name);
    }

    @Override
    public @Nullable JsonString getJsonString(String name) {
        return (JsonString) get(name);
    }

    @Override
    public String getString(String name) {
        return Scalars.string(member(name));
    }

    @Override
    public String getString(String name, String otherwise) {
        return Scalars.string(get(name), otherwise);
    }

    @Override
    public int getInt(String name) {
        return Scalars.integer(member(name));
    }

    @Override
    public int getInt(String name, int otherwise) {
        return Scalars.integer(get(name), otherwise);
    }

    @Override
    public boolean getBoolean(String name) {
        return Scalars.bool(member(name));
    }

    @Override
    public boolean getBoolean(String name, boolean otherwise) {
        return Scalars.bool(get(name), otherwise);
    }

    @Override
    public boolean isNull(String name) {
        return NULL.equals(member(name));
    }

    private JsonValue member(String name) {
        return Objects.requireNonNull(get(name), name);
    }

    /** The object as JSON. */
    @Override
    public String toString() {
        return JsonText.of(this);
    }
}
