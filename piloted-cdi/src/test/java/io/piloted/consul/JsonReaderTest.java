package io.piloted.consul;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.piloted.json5.JsonValues;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonParser;
import java.io.StringReader;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** C3.2: of what Consul answers, nothing is read wrong, and what is no JSON is not taken for an answer. */
class JsonReaderTest {

    @Property(tries = 500)
    void anyValue_isReadAsItIs(@ForAll("values") JsonValue value) {
        assertReads(value, value.toString());
        assertReads(value, pretty(value));
    }

    private static void assertReads(JsonValue value, String json) {
        JsonReader reader = reader(json);
        assertNext(reader, value);
        reader.end();
    }

    private static void assertNext(JsonReader reader, JsonValue value) {
        switch (value.getValueType()) {
            case OBJECT -> {
                assertThat(reader.beginObject()).isTrue();
                for (Map.Entry<String, JsonValue> member : ((JsonObject) value).entrySet()) {
                    assertThat(reader.nextName()).isEqualTo(member.getKey());
                    assertNext(reader, member.getValue());
                }
                assertThat(reader.nextName()).isNull();
            }
            case ARRAY -> {
                assertThat(reader.beginArray()).isTrue();
                for (JsonValue element : (JsonArray) value) {
                    assertThat(reader.nextElement()).isTrue();
                    assertNext(reader, element);
                }
                assertThat(reader.nextElement()).isFalse();
            }
            case STRING -> assertThat(reader.text()).isEqualTo(((JsonString) value).getString());
            case NUMBER -> assertThat(reader.number()).isEqualTo(((JsonNumber) value).bigDecimalValue());
            default -> reader.skip();
        }
    }

    @Property(tries = 500)
    void skip_passesAnyValueAndNoMore(@ForAll("values") JsonValue value) {
        JsonReader reader = reader("[ " + pretty(value) + " , 7 ]");

        assertThat(reader.beginArray()).isTrue();
        assertThat(reader.nextElement()).isTrue();
        reader.skip();
        assertThat(reader.nextElement()).isTrue();
        assertThat(reader.number()).isEqualTo(new BigDecimal(7));
        assertThat(reader.nextElement()).isFalse();
        reader.end();
    }

    /** Of every text that is damaged somewhere, a provider of JSON-P says the same. */
    @Property(tries = 2000)
    void damaged_isWhatItIsForJsonP(@ForAll("values") JsonValue value, @ForAll Random random) {
        String json = pretty(value);
        int at = random.nextInt(json.length());
        String damaged = json.substring(0, at)
                + "{}[],:\"\\-+.0eEtn x1".charAt(random.nextInt(19))
                + json.substring(Math.min(json.length(), at + random.nextInt(3)));

        assertThat(isJson(damaged)).as(damaged).isEqualTo(isJsonForJsonP(damaged));
    }

    private static boolean isJson(String json) {
        try {
            JsonReader reader = reader(json);
            reader.skip();
            reader.end();
            return true;
        } catch (MalformedJsonException e) {
            return false;
        }
    }

    private static boolean isJsonForJsonP(String json) {
        try (JsonParser parser = Json.createParser(new StringReader(json))) {
            while (parser.hasNext()) { // which also looks at what follows the document
                parser.next();
            }
            return true;
        } catch (RuntimeException e) { // of which type depends on what is wrong
            return false;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "[",
                "]",
                "{",
                "}",
                "[}",
                "{]",
                "[1,]",
                "[,1]",
                "[1 2]",
                "[1,,2]",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{,\"a\":1}",
                "{\"a\" 1}",
                "{a:1}",
                "{'a':1}",
                "{1:1}",
                "1 2",
                "[]]",
                "\"",
                "\"a",
                "\"\\",
                "\"\\x\"",
                "\"\\u12g4\"",
                "\"\\u12",
                "\"a\nb\"",
                "\"a\0b\"",
                "'a'",
                "01",
                "-",
                "-a",
                "+1",
                ".5",
                "5.",
                "5.e1",
                "1e",
                "1e+",
                "0x1",
                "1a",
                "NaN",
                "Infinity",
                "tru",
                "truex",
                "TRUE",
                "nul",
                "undefined",
                "/**/1",
                "\uFEFF1",
            })
    void whatIsNoJson_fails(String text) {
        assertThat(isJson(text)).as(text).isFalse();
        assertThat(isJson("[" + text + "]")).as("in an array").isEqualTo(text.isBlank());
        assertThat(isJson("{\"a\":" + text + "}")).as("in an object").isFalse();
    }

    /** As a signed number the last one is what the end could be taken for. */
    @ParameterizedTest
    @ValueSource(ints = {0x00, 0x0C, 0x7F, 0x80, 0xC3, 0xFE, 0xFF})
    void bytesOfNoJson_fail(int stray) {
        assertThatThrownBy(() -> new JsonReader(new byte[] {(byte) stray}).skip())
                .isInstanceOf(MalformedJsonException.class);
        JsonReader reader = new JsonReader(new byte[] {'7', (byte) stray});
        reader.skip();
        assertThatThrownBy(reader::end).isInstanceOf(MalformedJsonException.class);
    }

    @Test
    void null_isNothingOfEachKind() {
        JsonReader reader = reader("[null,null,null,null]");

        assertThat(reader.beginArray()).isTrue();
        assertThat(reader.nextElement()).isTrue();
        assertThat(reader.beginObject()).isFalse();
        assertThat(reader.nextElement()).isTrue();
        assertThat(reader.beginArray()).isFalse();
        assertThat(reader.nextElement()).isTrue();
        assertThat(reader.text()).isNull();
        assertThat(reader.nextElement()).isTrue();
        assertThat(reader.number()).isNull();
        assertThat(reader.nextElement()).isFalse();
        reader.end();
    }

    @Test
    void anotherKind_saysWhatWasExpectedAndWhereWhatIs() {
        assertThatThrownBy(() -> reader(" 7").beginObject())
                .isInstanceOf(MalformedJsonException.class)
                .hasMessage("expected an object, found '7', at byte 1");
        assertThatThrownBy(() -> reader("{}").beginArray()).hasMessage("expected an array, found '{', at byte 0");
        assertThatThrownBy(() -> reader("true").text()).hasMessage("expected a string, found 't', at byte 0");
        assertThatThrownBy(() -> reader("\"7\"").number()).hasMessage("expected a number, found '\"', at byte 0");
        assertThatThrownBy(() -> reader("").skip()).hasMessage("expected a value, found the end, at byte 0");
        assertThatThrownBy(() -> reader("\"\n\"").text())
                .hasMessage("expected the end of the string, found the byte 10, at byte 1");
        assertThatThrownBy(() -> reader("7 é").end()).hasMessage("expected the end, found '7', at byte 0");
    }

    @Test
    void strings_areWhatTheyStandFor() {
        assertThat(reader("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD83D\\uDE00é😀\"")
                        .text())
                .isEqualTo("\"\\/\b\f\n\r\té😀é😀");
        assertThat(reader("\"\\u0000\"").text()).isEqualTo("\0");
        assertThat(new JsonReader(new byte[] {'"', 'a', (byte) 0xC3, '"'}).text())
                .as("what is no UTF-8")
                .isEqualTo("a\uFFFD");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0", "-0", "7", "-7", "999999999999999999", "9999999999999999999", "-1.50", "1e5", "2.5E-3"})
    void numbers_areExact(String number) {
        assertThat(reader(number).number()).isEqualTo(new BigDecimal(number));
    }

    @Test
    void whatHasNoLimit_fails() {
        String deepest = "[".repeat(JsonReader.MAX_DEPTH) + "]".repeat(JsonReader.MAX_DEPTH);
        String longest = "1".repeat(JsonReader.MAX_NUMBER);

        assertThat(isJson(deepest)).isTrue();
        assertThatThrownBy(() -> reader("[" + deepest + "]").skip()).hasMessageStartingWith("nested more than 1000");
        assertThat(reader(longest).number()).isEqualTo(new BigDecimal(longest));
        assertThatThrownBy(() -> reader(longest + "1").number()).hasMessageStartingWith("a number of more than 1000");
        assertThat(isJson("[".repeat(1_000_000))).isFalse();
        assertThatThrownBy(() -> reader("1e9999999999").number()).hasMessageStartingWith("a number beyond");
    }

    @Provide
    Arbitrary<JsonValue> values() {
        return Arbitraries.randomValue(random -> JsonValues.any(random, 4));
    }

    private static String pretty(JsonValue value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = Json.createGeneratorFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true))
                .createGenerator(text)) {
            generator.write(value);
        }
        return text.toString();
    }

    private static JsonReader reader(String json) {
        return new JsonReader(json.getBytes(StandardCharsets.UTF_8));
    }
}
