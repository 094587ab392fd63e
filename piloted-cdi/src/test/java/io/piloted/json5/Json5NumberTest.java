package io.piloted.json5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonNumber;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** C1.5 and C2.1: numbers are exact and keep their text. */
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
    void conversions() {
        JsonNumber number = number("-12.75");
        assertThat(number.isIntegral()).isFalse();
        assertThat(number.intValue()).isEqualTo(-12);
        assertThat(number.longValue()).isEqualTo(-12);
        assertThat(number.bigIntegerValue()).isEqualTo(-12);
        assertThat(number.numberValue()).isEqualTo(new BigDecimal("-12.75"));
        assertArithmetic(number::intValueExact, number::longValueExact, number::bigIntegerValueExact);
        assertThat(number("0x10").intValueExact()).isEqualTo(16);
        assertThat(number("12").isIntegral()).isTrue();
        assertThat(number("12").bigIntegerValueExact()).isEqualTo(12);
        assertThat(number("1e3").bigIntegerValueExact()).isEqualTo(1000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "-1e2147483647"})
    void hugeExponent_neverWritesOutItsDigits(String text) {
        JsonNumber number = number(text);
        assertThat(number.bigDecimalValue()).isEqualTo(new BigDecimal(text));
        assertThat(number.intValue()).isZero();
        assertArithmetic(
                number::intValueExact, number::longValueExact, number::bigIntegerValue, number::bigIntegerValueExact);
    }

    @Test
    void tinyExponent_hasNoInteger() {
        JsonNumber number = number("1e-999999999");
        assertThat(number.bigIntegerValue()).isZero();
        assertThat(number.longValue()).isZero();
        assertArithmetic(number::intValueExact, number::bigIntegerValueExact);
    }

    @Test
    void exponentBeyondBigDecimal_hasNoExactValue_butZeroHas() {
        JsonNumber number = number("1.5E+99999999999");
        assertArithmetic(number::bigDecimalValue, number::intValue, number::bigIntegerValue, number::isIntegral);
        assertThat(number).isEqualTo(number("1.5E+99999999999")).isNotEqualTo(number("1"));
        assertThat(number).hasSameHashCodeAs(number("1.5E+99999999999"));
        assertThat(number("0.0e99999999999").bigDecimalValue()).isZero();
        assertThat(number("0e999999999").bigIntegerValueExact()).isEqualTo(BigInteger.ZERO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "-Infinity"})
    void nonFinite_hasADoubleOnly(String text) {
        JsonNumber number = number(text);
        assertThat(number.isIntegral()).isFalse();
        assertThat(number.numberValue()).isEqualTo(Double.valueOf(text));
        assertThat(number.intValue()).isEqualTo((int) Double.parseDouble(text));
        assertThat(number.longValue()).isEqualTo((long) Double.parseDouble(text));
        assertArithmetic(
                number::bigDecimalValue,
                number::bigIntegerValue,
                number::bigIntegerValueExact,
                number::intValueExact,
                number::longValueExact);
        assertThat(number).isEqualTo(number(text));
    }

    @Test
    void equality_isThatOfJsonP() {
        assertThat(number("0x1F")).isEqualTo(number("31")).hasSameHashCodeAs(number("31"));
        assertThat(number("31")).isEqualTo(Json.createValue(31)).isNotEqualTo(number("31.0"));
        assertThat(Json.createValue(31)).isEqualTo(number("31"));
        assertThat(number("31")).isNotEqualTo(number("NaN")).isNotEqualTo("31");
    }

    private static JsonNumber number(String text) {
        return (JsonNumber) Json5.parse(text);
    }

    private static void assertArithmetic(ThrowingCallable... conversions) {
        for (ThrowingCallable conversion : conversions) {
            assertThatThrownBy(conversion).isInstanceOf(ArithmeticException.class);
        }
    }
}
