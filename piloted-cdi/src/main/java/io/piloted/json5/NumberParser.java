package io.piloted.json5;

import io.piloted.json5.Json5Value.NumberValue;

/** A parser of numbers: decimal, hexadecimal, infinities and NaN. */
final class NumberParser {

    private static final String DIGIT = "a digit";

    private final Source source;

    NumberParser(Source source) {
        this.source = source;
    }

    NumberValue number() {
        boolean negative = source.take('-');
        if (!negative) {
            source.take('+');
        }
        return switch (source.peek()) {
            case 'I' -> {
                source.word("Infinity");
                yield new NumberValue(negative ? "-Infinity" : "Infinity");
            }
            case 'N' -> {
                source.word("NaN");
                yield new NumberValue("NaN");
            }
            case '0' -> {
                // No digit may follow a leading zero: it would look like an octal number.
                source.skip();
                yield source.take('x') || source.take('X') ? hexadecimal(negative) : decimal(negative, "0");
            }
            default -> decimal(negative, digits());
        };
    }

    private NumberValue hexadecimal(boolean negative) {
        int start = source.position();
        while (StringParser.isHexadecimal(source.peek())) {
            source.skip();
        }
        if (source.position() == start) {
            throw source.unexpected("a hexadecimal digit");
        }
        return new NumberValue((negative ? "-0x" : "0x") + source.since(start));
    }

    /**
     * Parses the rest of a decimal number after the integer digits. The result has the syntax of JSON: no plus sign,
     * and digits on both sides of a point.
     */
    private NumberValue decimal(boolean negative, String whole) {
        StringBuilder text = new StringBuilder(negative ? "-" : "").append(whole.isEmpty() ? "0" : whole);
        if (source.take('.')) {
            String fraction = digits();
            if (!fraction.isEmpty()) {
                text.append('.').append(fraction);
            } else if (whole.isEmpty()) {
                throw source.unexpected(DIGIT);
            }
        } else if (whole.isEmpty()) {
            throw source.unexpected(DIGIT);
        }
        exponent(text);
        return new NumberValue(text.toString());
    }

    private void exponent(StringBuilder text) {
        int start = source.position();
        if (source.take('e') || source.take('E')) {
            if (!source.take('+')) {
                source.take('-');
            }
            if (digits().isEmpty()) {
                throw source.unexpected(DIGIT);
            }
            text.append(source.since(start));
        }
    }

    private String digits() {
        int start = source.position();
        while (source.peek() >= '0' && source.peek() <= '9') {
            source.skip();
        }
        return source.since(start);
    }
}
