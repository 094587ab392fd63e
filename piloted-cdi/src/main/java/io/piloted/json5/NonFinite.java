package io.piloted.json5;

import static io.piloted.json5.Messages.TEXT;

import jakarta.json.JsonNumber;
import java.math.BigDecimal;
import java.math.BigInteger;

/** A number that JSON5 has and JSON has not: it has a {@code double} value, and no exact one. */
enum NonFinite implements JsonNumber {
    NAN(Double.NaN),
    INFINITY(Double.POSITIVE_INFINITY),
    NEGATIVE_INFINITY(Double.NEGATIVE_INFINITY);

    private final double value;

    NonFinite(double value) {
        this.value = value;
    }

    /** The word that JSON5 has for it. */
    @Override
    public String toString() {
        return Double.toString(value);
    }

    @Override
    public ValueType getValueType() {
        return ValueType.NUMBER;
    }

    @Override
    public boolean isIntegral() {
        return false;
    }

    @Override
    public Number numberValue() {
        return value;
    }

    @Override
    public double doubleValue() {
        return value;
    }

    /** As Java converts it, like every inexact conversion. */
    @Override
    public int intValue() {
        return (int) value;
    }

    /** As Java converts it, like every inexact conversion. */
    @Override
    public long longValue() {
        return (long) value;
    }

    @Override
    public int intValueExact() {
        throw inexact();
    }

    @Override
    public long longValueExact() {
        throw inexact();
    }

    @Override
    public BigInteger bigIntegerValue() {
        throw inexact();
    }

    @Override
    public BigInteger bigIntegerValueExact() {
        throw inexact();
    }

    @Override
    public BigDecimal bigDecimalValue() {
        throw inexact();
    }

    private ArithmeticException inexact() {
        return new ArithmeticException(TEXT.noExactValue(toString()));
    }
}
