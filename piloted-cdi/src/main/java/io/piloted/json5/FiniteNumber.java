package io.piloted.json5;

import static io.piloted.json5.Messages.TEXT;

import jakarta.json.JsonNumber;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/**
 * A number with an exact value. That is computed when first asked for: it takes more than linear time, which a reader
 * of the document must not pay for a number that nobody looks at.
 */
abstract class FiniteNumber implements JsonNumber {

    /** Integers are written out up to this power of ten: {@code 1e999999999} would need gigabytes. */
    private static final int MAX_EXPONENT = 100_000;

    private static final MathContext SHORT = new MathContext(10);

    private @Nullable BigDecimal exact;

    /** The exact value; {@link ArithmeticException} if even {@link BigDecimal} cannot hold it. */
    abstract BigDecimal compute();

    /** The value as JSON writes it. */
    @Override
    public abstract String toString();

    @Override
    public final ValueType getValueType() {
        return ValueType.NUMBER;
    }

    /** Racing threads compute the same value, and it is immutable. */
    @Override
    public final BigDecimal bigDecimalValue() {
        BigDecimal value = exact;
        if (value == null) {
            value = compute();
            exact = value;
        }
        return value;
    }

    @Override
    public final Number numberValue() {
        return bigDecimalValue();
    }

    @Override
    public final boolean isIntegral() {
        return bigDecimalValue().scale() == 0;
    }

    @Override
    public final int intValue() {
        return bigDecimalValue().intValue();
    }

    @Override
    public final int intValueExact() {
        return bigDecimalValue().intValueExact();
    }

    @Override
    public final long longValue() {
        return bigDecimalValue().longValue();
    }

    @Override
    public final long longValueExact() {
        return bigDecimalValue().longValueExact();
    }

    @Override
    public final double doubleValue() {
        return Double.parseDouble(toString());
    }

    @Override
    public final BigInteger bigIntegerValue() {
        return hasNoInteger() ? BigInteger.ZERO : written().toBigInteger();
    }

    @Override
    public final BigInteger bigIntegerValueExact() {
        return hasNoInteger()
                ? BigInteger.valueOf(bigDecimalValue().longValueExact())
                : written().toBigIntegerExact();
    }

    /** Whether no digit but 0 is before the point. */
    private boolean hasNoInteger() {
        BigDecimal value = bigDecimalValue();
        return value.signum() == 0 || (long) value.precision() - value.scale() <= 0;
    }

    private BigDecimal written() {
        BigDecimal value = bigDecimalValue();
        if (value.scale() < -MAX_EXPONENT) {
            throw new ArithmeticException(TEXT.tooLarge(value.round(SHORT).toString(), MAX_EXPONENT));
        }
        return value;
    }

    /** As {@link JsonNumber} defines it: by the exact values, scale and all. */
    @Override
    public final boolean equals(@Nullable Object other) {
        return other instanceof JsonNumber number && identity(this).equals(identity(number));
    }

    @Override
    public final int hashCode() {
        return identity(this).hashCode();
    }

    /** The exact value; the text for what has none. */
    private static Object identity(JsonNumber number) {
        try {
            return number.bigDecimalValue();
        } catch (ArithmeticException e) {
            return number.toString();
        }
    }
}
