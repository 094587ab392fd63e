package io.piloted.template;

import io.piloted.secret.Printable;

/** A formatter of basic types with the flags of a verb such as {@code %-8.3f}, except floats (Go: fmt/format.go). */
final class Formatter {

    private static final String LOWER = "0123456789abcdefx";
    private static final String UPPER = "0123456789ABCDEFX";

    final Buffer out;

    boolean minus;
    boolean plus;
    boolean sharp;
    boolean space;
    boolean zero;

    /** {@code %#v}: Go syntax. {@link #sharp} is off then. */
    boolean goSyntax;

    boolean hasWidth;
    int width;
    boolean hasPrecision;
    int precision;

    Formatter(Buffer out) {
        this.out = out;
    }

    void clear() {
        minus = false;
        plus = false;
        sharp = false;
        space = false;
        zero = false;
        goSyntax = false;
        hasWidth = false;
        width = 0;
        hasPrecision = false;
        precision = 0;
    }

    /** Appends a text with padding on one side. */
    void pad(String bytes) {
        if (!hasWidth || width == 0) {
            out.append(bytes);
            return;
        }
        int missing = width - Bytes.countRunes(bytes);
        if (minus) {
            out.append(bytes);
            fill(missing);
        } else {
            fill(missing);
            out.append(bytes);
        }
    }

    void padWithSpaces(String bytes) {
        boolean before = zero;
        zero = false;
        pad(bytes);
        zero = before;
    }

    void fill(int times) {
        out.fill(zero ? '0' : ' ', times);
    }

    void bool(boolean value) {
        pad(value ? "true" : "false");
    }

    /** {@code %d %b %o %O %x %X}. An uint8 is a positive long. */
    void integer(long value, int radix, char verb) {
        if (hasPrecision && precision == 0 && value == 0) {
            boolean before = zero;
            zero = false;
            fill(width);
            zero = before;
            return;
        }
        boolean negative = value < 0;
        int digits = 0;
        if (hasPrecision) {
            digits = precision;
        } else if (zero && hasWidth) {
            digits = negative || plus || space ? width - 1 : width;
        }
        String magnitude = Long.toUnsignedString(negative ? -value : value, radix);
        if (verb == 'X') {
            magnitude = upperCase(magnitude);
        }
        StringBuilder number = new StringBuilder(magnitude.length() + 4);
        number.append(negative ? "-" : plus ? "+" : space ? " " : "");
        String zeros = "0".repeat(Math.max(0, digits - magnitude.length()));
        number.append(verb == 'O' ? "0o" : "");
        if (sharp) {
            boolean beginsWithZero = !zeros.isEmpty() || magnitude.equals("0");
            number.append(
                    switch (radix) {
                        case 2 -> "0b";
                        case 8 -> beginsWithZero ? "" : "0";
                        case 16 -> verb == 'X' ? "0X" : "0x";
                        default -> "";
                    });
        }
        padWithSpaces(number.append(zeros).append(magnitude).toString());
    }

    /** {@code %U}: U+0078, with a sharp sign U+0078 'x'. */
    void unicode(long value) {
        String digits = upperCase(Long.toHexString(value));
        int wanted = hasPrecision && precision > 4 ? precision : 4;
        String text = "U+" + "0".repeat(Math.max(0, wanted - digits.length())) + digits;
        boolean showsRune = sharp && value >= 0 && value <= Character.MAX_CODE_POINT && Printable.is((int) value);
        padWithSpaces(showsRune ? text + " '" + Bytes.ofRune((int) value) + '\'' : text);
    }

    /** {@code %c}. */
    void character(long value) {
        pad(Bytes.ofRune(rune(value)));
    }

    /** {@code %q} of a number. */
    void quotedCharacter(long value) {
        pad(Quoting.quoteRune(rune(value), plus));
    }

    private static int rune(long value) {
        return Bytes.isValidRune(value) ? (int) value : Bytes.ERROR_RUNE;
    }

    /** {@code %s}. */
    void string(String bytes) {
        pad(truncate(bytes));
    }

    /** {@code %q} of a string. */
    void quoted(String bytes) {
        String text = truncate(bytes);
        pad(sharp && Quoting.canBackquote(text) ? '`' + text + '`' : Quoting.quote(text, plus));
    }

    private String truncate(String bytes) {
        if (!hasPrecision) {
            return bytes;
        }
        int end = 0;
        for (int runes = 0; runes < precision && end < bytes.length(); runes++) {
            end += Bytes.widthAt(bytes, end);
        }
        return bytes.substring(0, end);
    }

    /** {@code %x} and {@code %X} of a string: its bytes. */
    void hexadecimal(String bytes, boolean upper) {
        String digits = upper ? UPPER : LOWER;
        int length = hasPrecision ? Math.min(precision, bytes.length()) : bytes.length();
        if (length == 0) {
            fill(hasWidth ? width : 0);
            return;
        }
        int needed = 2 * length;
        if (space) {
            needed = (sharp ? 2 * needed : needed) + length - 1;
        } else if (sharp) {
            needed += 2;
        }
        int missing = hasWidth ? width - needed : 0;
        fill(minus ? 0 : missing);
        for (int i = 0; i < length; i++) {
            if (space && i > 0) {
                out.append(' ');
            }
            if (sharp && (space || i == 0)) {
                out.append('0');
                out.append(digits.charAt(16));
            }
            out.append(digits.charAt(bytes.charAt(i) >> 4));
            out.append(digits.charAt(bytes.charAt(i) & 0xF));
        }
        fill(minus ? missing : 0);
    }

    /** The upper case of ASCII digits. */
    static String upperCase(String digits) {
        return digits.toUpperCase(java.util.Locale.ROOT);
    }
}
