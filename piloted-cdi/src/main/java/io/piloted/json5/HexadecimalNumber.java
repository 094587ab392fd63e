package io.piloted.json5;

import java.math.BigDecimal;
import java.math.BigInteger;

/** A number in hexadecimal notation. JSON has none, so it is written in decimal. */
final class HexadecimalNumber extends FiniteNumber {

    private static final int RADIX = 16;

    private final boolean negative;
    private final String digits;

    HexadecimalNumber(boolean negative, String digits) {
        this.negative = negative;
        this.digits = digits;
    }

    @Override
    BigDecimal compute() {
        BigInteger magnitude = new BigInteger(digits, RADIX);
        return new BigDecimal(negative ? magnitude.negate() : magnitude);
    }

    @Override
    public String toString() {
        BigDecimal value = bigDecimalValue();
        return negative && value.signum() == 0 ? "-0" : value.toString();
    }
}
