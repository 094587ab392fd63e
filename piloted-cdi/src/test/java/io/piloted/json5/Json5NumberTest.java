package io.piloted.json5;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that numbers are exact and keep their text (C1.5, C2.1). */
class Json5NumberTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, -0",
        "+1, 1",
        "1.50, 1.50",
        ".5, 0.5",
        "-.5, -0.5",
        "5., 5",
        "5.e1, 5e1",
        "1E+3, 1E+3",
        "0e5, 0e5",
        "0.30000000000000004, 0.30000000000000004",
        "123456789012345678901234567890, 123456789012345678901234567890",
        "0x1F, 31",
        "-0Xff, -255",
        "-0x0, -0",
        "0x7FFFFFFFFFFFFFFFFF, 2361183241434822606847",
        "NaN, NaN",
        "-NaN, NaN",
        "+Infinity, Infinity",
        "-Infinity, -Infinity",
        "1e99999999999, 1e99999999999",
    })
    void text_isJsons(String text, String json) {
        assertThat(number(text)).hasToString(json);
    }

    @ParameterizedTest
    @CsvSource({
        "-0, -0.0",
        "-0x0, -0.0",
        "9007199254740993, 9007199254740992",
        "1.7976931348623157e308, 1.7976931348623157E308",
        "1e999999999, Infinity",
        "-1e99999999999, -Infinity",
        "1e-99999999999, 0",
        "5e-324, 4.9E-324",
        "NaN, NaN",
        "-Infinity, -Infinity",
    })
    void doubleValue_isTheNearest(String text, Double value) {
        // As objects: so that NaN equals itself and -0 does not equal 0.
        assertThat((Object) number(text).doubleValue()).isEqualTo(value);
    }

    @Test
    void exact_isTheValueAsItIsWritten() {
        assertThat(number("-12.75").exact()).contains(new BigDecimal("-12.75"));
        assertThat(number("1.50").toJava()).isEqualTo(new BigDecimal("1.50"));
        assertThat(number("-0x10").toJava()).isEqualTo(new BigDecimal("-16"));
        assertThat(number("0.0e99999999999").exact()).contains(BigDecimal.ZERO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "-1e2147483647", "1e-999999999"})
    void hugeExponent_neverWritesOutItsDigits(String text) {
        assertThat(number(text).toJava()).isEqualTo(new BigDecimal(text));
    }

    @ParameterizedTest
    @CsvSource({"1.5E+99999999999, Infinity", "-1e99999999999, -Infinity", "1e-99999999999, 0.0"})
    void exponentBeyondBigDecimal_isADouble(String text, double value) {
        assertThat(number(text).exact()).isEmpty();
        assertThat(number(text).toJava()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "-Infinity"})
    void nonFinite_isADouble(String text) {
        assertThat(number(text).exact()).isEmpty();
        assertThat(number(text).toJava()).isEqualTo(Double.valueOf(text));
    }

    private static Json5Value.NumberValue number(String text) {
        return (Json5Value.NumberValue) Json5.parse(text);
    }
}
