package io.piloted.template;

/**
 * A formatter of floats and complex numbers with the flags of a {@link Formatter} (Go: fmtFloat and fmtComplex of fmt).
 */
final class FloatFormatter {

    private final Formatter flags;

    FloatFormatter(Formatter flags) {
        this.flags = flags;
    }

    static boolean takes(int verb) {
        return verb < 0x80 && "vbgGxXfFeE".indexOf(verb) >= 0;
    }

    void complex(double real, double imaginary, char verb) {
        boolean before = flags.plus;
        flags.out.append('(');
        real(real, verb);
        flags.plus = true;
        real(imaginary, verb);
        flags.out.append("i)");
        flags.plus = before;
    }

    void real(double value, char verb) {
        char format = verb == 'v' ? 'g' : verb == 'F' ? 'f' : verb;
        int usual = format == 'f' || format == 'e' || format == 'E' ? 6 : FloatText.SHORTEST;
        int precision = flags.hasPrecision ? flags.precision : usual;
        String text = FloatText.format(value, format, precision);
        char sign = text.charAt(0) == '-' ? '-' : flags.space && !flags.plus ? ' ' : '+';
        String magnitude = text.substring(text.charAt(0) == '-' ? 1 : 0);
        if (flags.sharp && format != 'b') {
            magnitude = withPoint(magnitude, format, precision);
        }
        if (!flags.plus && sign == '+') {
            flags.pad(magnitude);
        } else if (flags.zero && flags.hasWidth && flags.width > magnitude.length() + 1) {
            flags.out.append(sign);
            flags.fill(flags.width - magnitude.length() - 1);
            flags.out.append(magnitude);
        } else {
            flags.pad(sign + magnitude);
        }
    }

    /** Adds the decimal point, and the zeros at the end, that some formats leave out. */
    private static String withPoint(String number, char format, int precision) {
        int missing = 0;
        if (format == 'g' || format == 'G' || format == 'x') {
            missing = precision == FloatText.SHORTEST ? 6 : precision;
        }
        StringBuilder digits = new StringBuilder(number);
        String tail = "";
        boolean hasPoint = false;
        boolean significant = false;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            boolean isExponent = c == 'p' || c == 'P' || ((c == 'e' || c == 'E') && format != 'x' && format != 'X');
            if (isExponent) {
                tail = digits.substring(i);
                digits.setLength(i);
            } else if (c == '.') {
                hasPoint = true;
            } else {
                significant |= c != '0';
                missing -= significant ? 1 : 0;
            }
        }
        if (!hasPoint) {
            missing -= digits.toString().equals("0") ? 1 : 0;
            digits.append('.');
        }
        return digits.append("0".repeat(Math.max(0, missing))).append(tail).toString();
    }
}
