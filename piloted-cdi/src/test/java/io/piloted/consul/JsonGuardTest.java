package io.piloted.consul;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of the responses that are passed to a JSON parser (C5.4). */
class JsonGuardTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                " [ ] \r\n",
                "null",
                "[{\"a\":[1,{}]}]",
                "[\"]\"]",
                "[\"\\\"]\"]",
                "[\"\\\\\"]",
                "[\"\\\\\\\"]\\\\\"]",
                "[-1.5E+300]"
            })
    void check_anArray_passes(String json) {
        assertThatCode(() -> JsonGuard.check(json)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``               | expected an array",
                "{}               | expected an array",
                "42               | expected an array",
                "nullx            | expected an array",
                "[                | ends before the array does",
                "[{\"a\":[]       | ends before the array does",
                "[}]              | text after the end",
                "[]garbage        | text after the end",
                "[] []            | text after the end",
                "[\"              | ends within a string",
                "[\"\\\"]         | ends within a string",
                "[\"\\\\\\\"]     | ends within a string",
            })
    void check_anythingElse_fails(String json, String problem) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonGuard.check(json))
                .withMessageContaining(problem);
    }

    @Test
    void check_atItsLimits_passesAndBeyondFails() {
        int deep = JsonGuard.MAX_DEPTH;
        JsonGuard.check("[".repeat(deep) + "]".repeat(deep));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonGuard.check("[".repeat(deep + 1) + "]".repeat(deep + 1)))
                .withMessageContaining("100 deep");
        JsonGuard.check("[" + "9".repeat(JsonGuard.MAX_NUMBER) + "]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonGuard.check("[" + "9".repeat(JsonGuard.MAX_NUMBER + 1) + "]"))
                .withMessageContaining("a number of more than 1000");
    }
}
