package io.piloted.json5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import org.junit.jupiter.api.Test;

/** C1.5: what is read are values as JSON-P defines them, whether or not there is a provider of JSON-P. */
class Json5ValueTest {

    private static final String JSON = "{\"s\":\"t\",\"n\":31,\"yes\":true,\"no\":false,\"nothing\":null,"
            + "\"o\":{\"a\":1},\"l\":[\"t\",31,true,false,null,{\"a\":1},[2]]}";

    private final JsonObject object = Json5.parse(JSON).asJsonObject();
    private final JsonArray array = object.getJsonArray("l");

    @Test
    void values_areThoseOfAProvider() {
        try (JsonReader reader = Json.createReader(new StringReader(JSON))) {
            JsonObject providers = reader.readObject();

            assertThat(object).isEqualTo(providers).hasSameHashCodeAs(providers);
            assertThat(providers).isEqualTo(object);
            assertThat(object.getJsonString("s"))
                    .isEqualTo(providers.getJsonString("s"))
                    .hasSameHashCodeAs(providers.getJsonString("s"))
                    .isNotEqualTo("t");
            assertThat(providers.getJsonString("s")).isEqualTo(object.getJsonString("s"));
            assertThat(Json.createObjectBuilder(object).build()).hasToString(JSON);
        }
    }

    @Test
    void toString_isJson() {
        assertThat(object).hasToString(JSON);
        assertThat(Json5.parse("['\\b\\f\\n\\r\\t\\0\\x1F\"\\\\\\'/é\\u2028', 1e2, NaN, -Infinity, 0x1F]"))
                .hasToString("[\"\\b\\f\\n\\r\\t\\u0000\\u001f\\\"\\\\'/é\u2028\",1e2,NaN,-Infinity,31]");
        assertThat(Json5.parse("{}")).hasToString("{}");
        assertThat(Json5.parse("[]")).hasToString("[]");
    }

    @Test
    void toString_ofTheDeepestDocument_isJson() {
        String deepest = "[".repeat(Json5.MAX_DEPTH) + "]".repeat(Json5.MAX_DEPTH);

        assertThat(Json5.parse(deepest)).hasToString(deepest);
    }

    @Test
    void object_givesMembersByTheirType() {
        assertThat(object.getString("s")).isEqualTo("t");
        assertThat(object.getJsonString("s").getChars()).hasToString("t");
        assertThat(object.getInt("n")).isEqualTo(31);
        assertThat(object.getJsonNumber("n").longValueExact()).isEqualTo(31);
        assertThat(object.getBoolean("yes")).isTrue();
        assertThat(object.getBoolean("no")).isFalse();
        assertThat(object.isNull("nothing")).isTrue();
        assertThat(object.isNull("s")).isFalse();
        assertThat(object.getJsonObject("o").getInt("a")).isEqualTo(1);
        assertThat(object.getJsonArray("l")).hasSize(7);
        assertThat(object.get("s").getValueType()).isEqualTo(JsonValue.ValueType.STRING);
        assertThat(object).hasSize(7).containsKey("nothing").doesNotContainKey("other");
    }

    @Test
    void object_withoutTheMember_givesNullOrTheDefault() {
        assertThat(object.get("other")).isNull();
        assertThat(object.getJsonString("other")).isNull();
        assertThat(object.getJsonNumber("other")).isNull();
        assertThat(object.getJsonObject("other")).isNull();
        assertThat(object.getJsonArray("other")).isNull();
        assertThat(object.getString("n", "default")).isEqualTo("default");
        assertThat(object.getString("s", "default")).isEqualTo("t");
        assertThat(object.getInt("s", 7)).isEqualTo(7);
        assertThat(object.getInt("n", 7)).isEqualTo(31);
        assertThat(object.getBoolean("s", true)).isTrue();
        assertThat(object.getBoolean("no", true)).isFalse();
        assertThatThrownBy(() -> object.getString("other")).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> object.getInt("other")).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> object.getBoolean("other")).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> object.isNull("other")).isInstanceOf(NullPointerException.class);
    }

    @Test
    void object_askedForAnotherType_throws() {
        assertThatThrownBy(() -> object.getString("n")).isInstanceOf(ClassCastException.class);
        assertThatThrownBy(() -> object.getInt("s")).isInstanceOf(ClassCastException.class);
        assertThatThrownBy(() -> object.getBoolean("s")).isInstanceOf(ClassCastException.class);
        assertThatThrownBy(() -> object.getJsonArray("o")).isInstanceOf(ClassCastException.class);
        assertThatThrownBy(() -> object.getJsonObject("l")).isInstanceOf(ClassCastException.class);
    }

    @Test
    void array_givesElementsByTheirType() {
        assertThat(array.getString(0)).isEqualTo("t");
        assertThat(array.getJsonString(0)).isEqualTo(object.get("s"));
        assertThat(array.getInt(1)).isEqualTo(31);
        assertThat(array.getJsonNumber(1)).isEqualTo(object.get("n"));
        assertThat(array.getBoolean(2)).isTrue();
        assertThat(array.getBoolean(3)).isFalse();
        assertThat(array.isNull(4)).isTrue();
        assertThat(array.isNull(0)).isFalse();
        assertThat(array.getJsonObject(5)).isEqualTo(object.get("o"));
        assertThat(array.getJsonArray(6).getValuesAs(JsonNumber.class))
                .singleElement()
                .extracting(JsonNumber::intValue)
                .isEqualTo(2);
        assertThat(Json5.parse("['a', 'b']").asJsonArray().getValuesAs(JsonString::getString))
                .containsExactly("a", "b");
    }

    @Test
    void array_withoutTheElement_throwsOrGivesTheDefault() {
        assertThat(array.getString(1, "default")).isEqualTo("default");
        assertThat(array.getString(0, "default")).isEqualTo("t");
        assertThat(array.getString(-1, "default")).isEqualTo("default");
        assertThat(array.getInt(0, 7)).isEqualTo(7);
        assertThat(array.getInt(1, 7)).isEqualTo(31);
        assertThat(array.getInt(7, 8)).isEqualTo(8);
        assertThat(array.getBoolean(0, true)).isTrue();
        assertThat(array.getBoolean(3, true)).isFalse();
        assertThat(array.getBoolean(7, true)).isTrue();
        assertThatThrownBy(() -> array.getString(7)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> array.isNull(7)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> array.getBoolean(0)).isInstanceOf(ClassCastException.class);
    }

    @Test
    void values_cannotBeChanged() {
        assertThatThrownBy(() -> object.put("x", JsonValue.NULL)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> object.remove("s")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> object.entrySet().iterator().next().setValue(JsonValue.NULL))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> array.add(JsonValue.NULL)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> array.getValuesAs(JsonValue.class).clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void parse_withoutAProviderOfJsonP_reads() {
        System.setProperty("jakarta.json.provider", "no.such.Provider");
        try {
            assertThat(Json5.parse("{a: ['b', 1, true]}")).hasToString("{\"a\":[\"b\",1,true]}");
        } finally {
            System.clearProperty("jakarta.json.provider");
        }
    }
}
