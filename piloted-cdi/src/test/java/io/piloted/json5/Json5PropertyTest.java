package io.piloted.json5;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Tests of random JSON5 documents (C1.5). */
class Json5PropertyTest {

    @Property(tries = 500)
    void json_parsesToItself(@ForAll("values") JsonValue value) {
        assertThat(JsonText.of(Json5.parse(value.toString()))).isEqualTo(value.toString());
    }

    @Property(tries = 500)
    void decorated_parsesToTheSame(@ForAll("values") JsonValue value, @ForAll Random random) {
        String decorated = new Decorator(random).decorate(value);
        assertThat(JsonText.of(Json5.parse(decorated))).as(decorated).isEqualTo(value.toString());
    }

    @Property(tries = 2000)
    void anyText_parsesOrFailsAsDocumented(@ForAll("texts") String text) {
        try {
            assertThat(Json5.parse(text)).isNotNull();
        } catch (Json5Exception e) {
            assertThat(e.line()).isPositive();
            assertThat(e.column()).isPositive();
        }
    }

    @Property(tries = 1000)
    void damaged_parsesOrFailsAsDocumented(
            @ForAll("values") JsonValue value, @ForAll Random random, @ForAll("texts") String insertion) {
        String text = new Decorator(random).decorate(value);
        int at = random.nextInt(text.length() + 1);
        int skipped = Math.min(text.length(), at + random.nextInt(3));
        anyText_parsesOrFailsAsDocumented(text.substring(0, at) + insertion + text.substring(skipped));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings()
                        .withChars("{}[],:'\"\\/*+-.0123456789xeuINfab \n\r\t\u2028")
                        .ofMaxLength(30),
                Arbitraries.strings().all().ofMaxLength(30));
    }

    /** Not composed of jqwik's own arbitraries, because shrinking nested values would take minutes. */
    @Provide
    Arbitrary<JsonValue> values() {
        return Arbitraries.randomValue(random -> JsonValues.any(random, 4));
    }

    /** A writer that uses random features of JSON5 which JSON does not have. */
    private record Decorator(Random random) {

        private static final List<String> BLANKS =
                List.of("", "", " ", "\n", "\t\u00A0", "//x\r\n", "/* [ */", "\uFEFF", "\u2029", "/***/");

        String decorate(JsonValue value) {
            return blank()
                    + switch (value.getValueType()) {
                        case OBJECT -> object((JsonObject) value);
                        case ARRAY -> array((JsonArray) value);
                        case STRING -> string(((JsonString) value).getString());
                        case NUMBER -> number(value.toString());
                        default -> value.toString();
                    }
                    + blank();
        }

        private String object(JsonObject object) {
            String separator = "";
            StringBuilder text = new StringBuilder("{").append(blank());
            for (String key : object.keySet()) {
                text.append(separator).append(blank()).append(key(key)).append(blank());
                text.append(':').append(decorate(object.get(key)));
                separator = ",";
            }
            return text.append(object.isEmpty() || random.nextBoolean() ? "" : ",")
                    .append(blank())
                    .append('}')
                    .toString();
        }

        private String array(JsonArray array) {
            StringBuilder text = new StringBuilder("[").append(blank());
            for (int i = 0; i < array.size(); i++) {
                text.append(i > 0 ? "," : "").append(decorate(array.get(i)));
            }
            return text.append(array.isEmpty() || random.nextBoolean() ? "" : ",")
                    .append(blank())
                    .append(']')
                    .toString();
        }

        private String key(String key) {
            return key.matches("[A-Za-z_$][A-Za-z0-9_$]*") && random.nextBoolean() ? key : string(key);
        }

        private String string(String value) {
            char quote = random.nextBoolean() ? '\'' : '"';
            StringBuilder text = new StringBuilder().append(quote);
            for (int i = 0; i < value.length(); i++) {
                char character = value.charAt(i);
                if (random.nextInt(5) == 0) {
                    text.append("\\\n");
                }
                if (random.nextInt(5) == 0) {
                    text.append(String.format("\\u%04x", (int) character));
                } else if (character == quote || character == '\\') {
                    text.append('\\').append(character);
                } else if (character == '\n' || character == '\r') {
                    text.append(character == '\n' ? "\\n" : "\\r");
                } else {
                    text.append(character);
                }
            }
            return text.append(quote).toString();
        }

        private String number(String json) {
            String text = json.startsWith("0.") && random.nextBoolean() ? json.substring(1) : json;
            text = text.matches("-?[0-9]+") && random.nextBoolean() ? text + "." : text;
            return !text.startsWith("-") && random.nextBoolean() ? "+" + text : text;
        }

        private String blank() {
            return BLANKS.get(random.nextInt(BLANKS.size()));
        }
    }
}
