package io.piloted.config;

import io.piloted.json5.Json5Value;
import io.piloted.json5.Json5Value.BooleanValue;
import io.piloted.json5.Json5Value.NumberValue;
import io.piloted.json5.Json5Value.StringValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * ContainerPilot's conversions between scalars, which are the same as in Go's {@code mapstructure} with weakly typed
 * input. As in Go, every number of the file is a {@code float64}.
 */
final class WeakTypes {

    /**
     * The maximum length of an integer: longer than any {@code int}, even in binary with underscores. Limited because
     * the pattern needs stack for each digit.
     */
    private static final int LONGEST_INTEGER = 200;

    private static final Set<String> TRUE = Set.of("1", "t", "T", "TRUE", "true", "True");
    private static final Set<String> FALSE = Set.of("0", "f", "F", "FALSE", "false", "False");

    private WeakTypes() {}

    static boolean isBlank(Json5Value value) {
        return value instanceof StringValue string && string.text().isBlank();
    }

    /** A string, or the text of a number or boolean; empty for any other value. */
    static Optional<String> text(Json5Value value) {
        if (value instanceof StringValue string) {
            return Optional.of(string.text());
        }
        if (value instanceof NumberValue number) {
            return Optional.of(text(number.doubleValue()));
        }
        return value instanceof BooleanValue bool ? Optional.of(bool.toJava() ? "1" : "0") : Optional.empty();
    }

    /** The text like Go's {@code FormatFloat} with {@code 'f'}: never with an exponent. */
    private static String text(double number) {
        if (Double.isNaN(number)) {
            return "NaN";
        }
        if (Double.isInfinite(number)) {
            return number > 0 ? "+Inf" : "-Inf";
        }
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    /** An integer, from a truncated number, a string that Go accepts as an integer, or a boolean; else empty. */
    static OptionalLong integer(Json5Value value) {
        if (value instanceof NumberValue number) {
            return OptionalLong.of(truncate(number.doubleValue()));
        }
        if (value instanceof StringValue string) {
            return integer(string.text());
        }
        return value instanceof BooleanValue bool ? OptionalLong.of(bool.toJava() ? 1 : 0) : OptionalLong.empty();
    }

    /** Converts like Go on amd64: a number that does not fit into an {@code int} becomes the smallest {@code int}. */
    private static long truncate(double number) {
        return number >= Long.MIN_VALUE && number < -(double) Long.MIN_VALUE ? (long) number : Long.MIN_VALUE;
    }

    private static OptionalLong integer(String text) {
        Matcher matcher = Go.INTEGER.matcher(text);
        if (text.length() > LONGEST_INTEGER || !matcher.matches()) {
            return OptionalLong.empty();
        }
        BigInteger magnitude = magnitude(matcher, "hex", 16)
                .or(() -> magnitude(matcher, "binary", 2))
                .or(() -> magnitude(matcher, "octal", 8))
                .or(() -> magnitude(matcher, "decimal", 10))
                .orElseThrow();
        BigInteger number = "-".equals(matcher.group("sign")) ? magnitude.negate() : magnitude;
        return number.bitLength() < Long.SIZE ? OptionalLong.of(number.longValue()) : OptionalLong.empty();
    }

    private static Optional<BigInteger> magnitude(Matcher matcher, String group, int radix) {
        return Optional.ofNullable(matcher.group(group)).map(digits -> new BigInteger(digits.replace("_", ""), radix));
    }

    /** A boolean, from a boolean, a number (0 is false), or a string that Go accepts as a boolean; else empty. */
    static Optional<Boolean> bool(Json5Value value) {
        if (value instanceof BooleanValue bool) {
            return Optional.of(bool.toJava());
        }
        if (value instanceof NumberValue number) {
            return Optional.of(number.doubleValue() != 0);
        }
        return value instanceof StringValue string ? bool(string.text()) : Optional.empty();
    }

    private static Optional<Boolean> bool(String text) {
        if (TRUE.contains(text)) {
            return Optional.of(true);
        }
        return FALSE.contains(text) ? Optional.of(false) : Optional.empty();
    }

    /** In its own class, which is loaded only when a string must be converted to a number. */
    private static final class Go {

        /**
         * The syntax of Go's {@code ParseInt} with base 0: a prefix for the base, and single underscores between
         * digits.
         */
        private static final Pattern INTEGER = Pattern.compile("(?<sign>[+-]?)(?:"
                + "0[xX](?<hex>(?:_?[0-9a-fA-F])+)"
                + "|0[bB](?<binary>(?:_?[01])+)"
                + "|0[oO]?(?<octal>(?:_?[0-7])+)"
                + "|(?<decimal>0|[1-9](?:_?[0-9])*))");

        private Go() {}
    }
}
