package io.piloted.json5;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.AbstractList;
import java.util.Collections;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/** An array. */
final class ArrayValue extends AbstractList<JsonValue> implements JsonArray, RandomAccess {

    private final List<JsonValue> elements;

    /**
     * An array.
     *
     * @param elements not to be changed any more
     */
    ArrayValue(List<JsonValue> elements) {
        this.elements = elements;
    }

    @Override
    public JsonValue get(int index) {
        return elements.get(index);
    }

    @Override
    public int size() {
        return elements.size();
    }

    @Override
    public ValueType getValueType() {
        return ValueType.ARRAY;
    }

    @Override
    public JsonObject getJsonObject(int index) {
        return (JsonObject) get(index);
    }

    @Override
    public JsonArray getJsonArray(int index) {
        return (JsonArray) get(index);
    }

    @Override
    public JsonNumber getJsonNumber(int index) {
        return (JsonNumber) get(index);
    }

    @Override
    public JsonString getJsonString(int index) {
        return (JsonString) get(index);
    }

    /** Unchecked, as JSON-P has it: an element of another type fails where it is used. */
    @Override
    @SuppressWarnings("unchecked")
    public <T extends JsonValue> List<T> getValuesAs(Class<T> type) {
        return (List<T>) Collections.unmodifiableList(elements);
    }

    @Override
    public String getString(int index) {
        return Scalars.string(get(index));
    }

    @Override
    public String getString(int index, String otherwise) {
        return Scalars.string(find(index), otherwise);
    }

    @Override
    public int getInt(int index) {
        return Scalars.integer(get(index));
    }

    @Override
    public int getInt(int index, int otherwise) {
        return Scalars.integer(find(index), otherwise);
    }

    @Override
    public boolean getBoolean(int index) {
        return Scalars.bool(get(index));
    }

    @Override
    public boolean getBoolean(int index, boolean otherwise) {
        return Scalars.bool(find(index), otherwise);
    }

    @Override
    public boolean isNull(int index) {
        return NULL.equals(get(index));
    }

    private @Nullable JsonValue find(int index) {
        return index >= 0 && index < elements.size() ? elements.get(index) : null;
    }

    /** The array as JSON. */
    @Override
    public String toString() {
        return JsonText.of(this);
    }
}
