package io.piloted.json5;

import static io.piloted.json5.Messages.TEXT;

import java.math.BigDecimal;

/** A number in decimal notation. It keeps its text, so {@code 1.50} is not turned into {@code 1.5}. */
final class DecimalNumber extends FiniteNumber {

    private final String text;

    /**
     * A number.
     *
     * @param text as JSON writes it
     */
    DecimalNumber(String text) {
        this.text = text;
    }

    @Override
    BigDecimal compute() {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            // The syntax is right, so it is the exponent, which exceeds 32 bits: only zero does not mind.
            if (text.chars().takeWhile(digit -> digit != 'e' && digit != 'E').anyMatch(digit -> digit >= '1')) {
                throw (ArithmeticException) new ArithmeticException(TEXT.noExactValue(text)).initCause(e);
            }
            return BigDecimal.ZERO;
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
