package io.piloted.json5;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;

/** A generator of random JSON values. */
public final class JsonValues {

    private JsonValues() {}

    /** A value with at most this depth of nested objects and arrays. */
    public static JsonValue any(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 5 : 9)) {
            case 0 -> List.of(JsonValue.NULL, JsonValue.TRUE, JsonValue.FALSE).get(random.nextInt(3));
            case 1 -> Json.createValue(text(random));
            case 2 -> Json.createValue(random.nextInt(200) - 100);
            case 3 -> Json.createValue(random.nextLong());
            case 4 -> Json.createValue(BigDecimal.valueOf(random.nextInt(), random.nextInt(20)));
            case 5, 6 -> {
                JsonArrayBuilder array = Json.createArrayBuilder();
                random.ints(random.nextInt(5)).forEach(element -> array.add(any(random, depth - 1)));
                yield array.build();
            }
            default -> {
                JsonObjectBuilder object = Json.createObjectBuilder();
                random.ints(random.nextInt(5)).forEach(member -> object.add(text(random), any(random, depth - 1)));
                yield object.build();
            }
        };
    }

    /** Letters, special characters of JSON5, and all other characters except lone surrogates, which JSON-P damages. */
    private static String text(Random random) {
        return random.ints(random.nextInt(8), 0, Character.MAX_CODE_POINT + 1)
                .map(character -> switch (character % 3) {
                    case 0 -> 'a' + character % 26;
                    case 1 -> "\"'\\/\n\r\t\u2028{}[]:,$_".codePointAt(character % 16);
                    default -> character >= 0xD800 && character <= 0xDFFF ? 'x' : character;
                })
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
