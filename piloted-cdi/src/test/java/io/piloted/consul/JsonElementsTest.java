package io.piloted.consul;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** C3.2: the positions of the entries in a response. */
class JsonElementsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "[1]                            | 1",
                "[1,2,3]                        | 1;2;3",
                "[ 1 , 2 ]                      | ' 1 ; 2 '",
                "[{\"a\":[1,2],\"b\":{}},{}]    | {\"a\":[1,2],\"b\":{}};{}",
                "[\"],[\",\"\\\"]\"]             | \"],[\";\"\\\"]\"",
                "[\"\\\\\",2]                   | \"\\\\\";2",
                "[\"\u00e9\",\"\ud83d\ude00\"] | \"\u00e9\";\"\ud83d\ude00\"",
                "[1,]                           | 1;",
                "[,]                            | ;",
                "[{} {}]                        | {} {}",
                "'[1] \r\n'                     | 1",
                "[{]]                           | {]",
            })
    void of_array_findsItsElements(String json, String elements) {
        assertThat(elements(json)).containsExactly(elements.split(";", -1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "[ ]",
                "{}",
                "7",
                "null",
                " [1]",
                "[1][2]",
                "[1]\u00e9",
                "[1]\u0000",
                "[1",
                "[\"",
                "[\"\\",
                "]",
                "[1}",
                "{1]"
            })
    void of_otherText_isEmpty(String json) {
        assertThat(JsonElements.of(bytes(json))).isEmpty();
    }

    @Test
    void of_longArray_findsAllElements() {
        JsonElements many = elementsOf("[" + "0,".repeat(99_999) + "0]");
        assertThat(many.count()).isEqualTo(100_000);
        assertThat(many.array(99_998, 100_000)).isEqualTo(bytes("[0,0]"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[1,2,3] | [1,2,3]   | 3 | 0",
                "[1,2,3] | [1,9,3]   | 1 | 1",
                "[1,2,3] | [1,3]     | 1 | 1",
                "[1,3]   | [1,2,3]   | 1 | 1",
                "[1,2,3] | [0,1,2,3] | 0 | 3",
                "[2,3]   | [1,2,3]   | 0 | 2",
                "[1,1]   | [1,1,1]   | 2 | 0",
                "[12,3]  | [1,23]    | 0 | 0",
            })
    void same_atBeginAndEnd_areCountedOnce(String one, String other, int begin, int end) {
        JsonElements first = elementsOf(one);
        JsonElements second = elementsOf(other);
        assertThat(first.sameAtBegin(second)).isEqualTo(begin);
        assertThat(first.sameAtEnd(second, begin)).isEqualTo(end);
    }

    /** Compares the result with a new scan of the same array. */
    @Test
    void next_afterRandomChanges_findsItsElements() {
        Random random = new Random(21);
        String[] parts = {
            "1", "22", "{\"a\":[1,2]}", "\"],[\"", "\"\\\"\"", "", ",", "[", "]", "}", "\"", "[1]", " ", "\n"
        };
        JsonElements before = elementsOf("[1]");
        int cut = 0;
        for (int round = 0; round < 20_000; round++) {
            String json = IntStream.range(0, random.nextInt(6))
                    .mapToObj(i -> parts[random.nextInt(random.nextInt(4) == 0 ? parts.length : 5)])
                    .collect(Collectors.joining(",", "[", random.nextInt(9) == 0 ? "" : "]"));
            Optional<JsonElements> next = before.next(bytes(json));
            assertThat(next.isPresent())
                    .as(json)
                    .isEqualTo(JsonElements.of(bytes(json)).isPresent());
            if (next.isPresent()) {
                assertThat(elements(next.get())).as(json).isEqualTo(elements(json));
                before = next.get();
                cut++;
            }
        }
        assertThat(cut).isGreaterThan(5_000);
    }

    private static List<String> elements(String json) {
        return elements(elementsOf(json));
    }

    private static List<String> elements(JsonElements elements) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < elements.count(); i++) {
            String array = new String(elements.array(i, i + 1), StandardCharsets.UTF_8);
            assertThat(array).startsWith("[").endsWith("]");
            all.add(array.substring(1, array.length() - 1));
        }
        return all;
    }

    private static JsonElements elementsOf(String json) {
        return JsonElements.of(bytes(json)).orElseThrow();
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
