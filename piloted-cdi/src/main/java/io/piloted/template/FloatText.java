package io.piloted.template;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** A converter of floats to text, in the formats of Go's strconv.FormatFloat. All floats of a template are finite. */
final class FloatText {

    /** The value of a precision that stands for the smallest number of digits that identify the number. */
    static final int SHORTEST = -1;

    private static final int MOST_DIGITS = 17;
    private static final int MANTISSA_BITS = 52;
    private static final int BIAS = 1023;
    private static final long LOW_60 = (1L << 60) - 1;

    private FloatText() {}

    /** Formats with the verb b, e, E, f, g, G, x or X. */
    static String format(double value, char verb, int precision) {
        boolean negative = Double.doubleToRawLongBits(value) < 0;
        double magnitude = Math.abs(value);
        String digits = switch (verb) {
            case 'b' -> binary(magnitude);
            case 'x', 'X' -> hexadecimal(magnitude, verb, precision);
            default -> decimal(Decimal.of(magnitude, verb, precision), verb, precision);
        };
        return negative ? '-' + digits : digits;
    }

    /**
     * Significant digits and the position of the point: 0.digits × 10^point.
     *
     * @param digits without zeros at either end; empty for zero
     */
    private record Decimal(String digits, int point) {

        static Decimal of(double magnitude, char verb, int precision) {
            if (magnitude == 0) {
                return new Decimal("", 0);
            }
            BigDecimal exact = new BigDecimal(magnitude);
            BigDecimal rounded = switch (precision < 0 ? 's' : verb) {
                case 's' -> shortest(magnitude, exact);
                case 'f' -> exact.setScale(Math.min(precision, exact.scale()), RoundingMode.HALF_EVEN);
                case 'e', 'E' -> round(exact, precision + 1);
                default -> round(exact, Math.max(precision, 1));
            };
            if (rounded.signum() == 0) {
                return new Decimal("", 0);
            }
            BigDecimal stripped = rounded.stripTrailingZeros();
            String digits = stripped.unscaledValue().toString();
            return new Decimal(digits, digits.length() - stripped.scale());
        }

        private static BigDecimal round(BigDecimal exact, int digits) {
            return exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
        }

        /** The shortest decimal number that is parsed as the same float. If there are two, the nearer one. */
        private static BigDecimal shortest(double magnitude, BigDecimal exact) {
            for (int digits = 1; digits < MOST_DIGITS; digits++) {
                BigDecimal nearest = round(exact, digits);
                if (nearest.doubleValue() == magnitude) {
                    return nearest;
                }
                // At a power of two the lower neighbour is nearer than the upper one, so the farther candidate may be
                // right.
                BigDecimal up = exact.round(new MathContext(digits, RoundingMode.UP));
                if (up.doubleValue() == magnitude) {
                    return up;
                }
            }
            return round(exact, MOST_DIGITS);
        }

        String digitsFrom(int from, int count) {
            int start = Math.min(from, digits.length());
            int end = Math.min(from + count, digits.length());
            return digits.substring(start, end) + "0".repeat(count - (end - start));
        }
    }

    private static String decimal(Decimal number, char verb, int precision) {
        int digits = number.digits().length();
        boolean shortest = precision < 0;
        return switch (verb) {
            case 'e', 'E' -> exponential(number, shortest ? Math.max(digits - 1, 0) : precision, verb);
            case 'f' -> plain(number, shortest ? Math.max(digits - number.point(), 0) : precision);
            default -> shorter(number, shortest, shortest ? digits : Math.max(precision, 1), verb);
        };
    }

    /** Plain or exponential by Go's rules for %g, without zeros at the end. */
    private static String shorter(Decimal number, boolean shortest, int significant, char verb) {
        int digits = number.digits().length();
        int limit = significant > digits && digits >= number.point() ? digits : significant;
        int exponent = number.point() - 1;
        if (exponent < -4 || exponent >= (shortest ? 6 : limit)) {
            return exponential(number, Math.min(significant, digits) - 1, verb == 'g' ? 'e' : 'E');
        }
        int shown = significant > number.point() ? digits : significant;
        return plain(number, Math.max(shown - number.point(), 0));
    }

    private static String exponential(Decimal number, int fraction, char letter) {
        int exponent = number.digits().isEmpty() ? 0 : number.point() - 1;
        StringBuilder text = new StringBuilder(number.digitsFrom(0, 1));
        if (fraction > 0) {
            text.append('.').append(number.digitsFrom(1, fraction));
        }
        return text.append(letter).append(exponent(exponent)).toString();
    }

    private static String plain(Decimal number, int fraction) {
        int point = number.point();
        StringBuilder text = new StringBuilder(point > 0 ? number.digitsFrom(0, point) : "0");
        if (fraction > 0) {
            int zeros = Math.min(Math.max(-point, 0), fraction);
            text.append('.').append("0".repeat(zeros)).append(number.digitsFrom(Math.max(point, 0), fraction - zeros));
        }
        return text.toString();
    }

    /** A sign and at least two digits. */
    private static String exponent(int exponent) {
        int magnitude = Math.abs(exponent);
        return (exponent < 0 ? "-" : "+") + (magnitude < 10 ? "0" : "") + magnitude;
    }

    /** Mantissa and binary exponent, both in decimal. */
    private static String binary(double magnitude) {
        int exponent = Math.max(Math.getExponent(magnitude), Double.MIN_EXPONENT) - MANTISSA_BITS;
        return mantissa(magnitude) + "p" + (exponent >= 0 ? "+" : "") + exponent;
    }

    private static long mantissa(double magnitude) {
        long bits = Double.doubleToRawLongBits(magnitude);
        long fraction = bits & ((1L << MANTISSA_BITS) - 1);
        return bits >> MANTISSA_BITS == 0 ? fraction : fraction | (1L << MANTISSA_BITS);
    }

    /** The mantissa in hexadecimal, beginning with 1, and the binary exponent in decimal. */
    private static String hexadecimal(double magnitude, char letter, int precision) {
        long mantissa = mantissa(magnitude) << (60 - MANTISSA_BITS);
        int exponent = mantissa == 0 ? 0 : Math.max(Math.getExponent(magnitude), 1 - BIAS);
        while (mantissa != 0 && mantissa >> 60 == 0) {
            mantissa <<= 1;
            exponent--;
        }
        if (precision >= 0 && precision < 15) {
            int shift = precision * 4;
            long extra = (mantissa << shift) & LOW_60;
            mantissa >>>= (60 - shift);
            if ((extra | (mantissa & 1)) > (1L << 59)) {
                mantissa++;
            }
            mantissa <<= (60 - shift);
            if ((mantissa & (1L << 61)) != 0) {
                mantissa >>>= 1;
                exponent++;
            }
        }
        StringBuilder fraction = new StringBuilder();
        String digits = Long.toHexString(mantissa & LOW_60);
        fraction.append("0".repeat(15 - digits.length())).append(digits);
        if (precision < 0) {
            int end = fraction.length();
            while (end > 0 && fraction.charAt(end - 1) == '0') {
                end--;
            }
            fraction.setLength(end);
        } else if (precision <= 15) {
            fraction.setLength(precision);
        } else {
            fraction.append("0".repeat(precision - 15));
        }
        String text =
                "0x" + (mantissa >> 60) + (fraction.length() == 0 ? "" : "." + fraction) + 'p' + exponent(exponent);
        return letter == 'X' ? Formatter.upperCase(text) : text;
    }
}
