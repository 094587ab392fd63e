package io.piloted.template;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Go's Sprintf (Go: doPrintf of fmt/print.go). */
final class Printf {

    /** The largest width or precision. As in Go, a number in the format itself may have one more digit. */
    private static final int MOST = 1_000_000;

    private final String format;
    private final List<Value> values;
    private final Buffer out = new Buffer();
    private final Printer printer = new Printer(out);
    private final Formatter flags = printer.formatter();

    private int position;
    private int nextValue;
    private boolean reordered;

    /** Whether the explicit indexes of this verb, as in {@code %[2]d}, refer to existing values. */
    private boolean goodIndex;

    /** Whether an explicit index has just been read. */
    private boolean afterIndex;

    private Printf(String format, List<Value> values) {
        this.format = format;
        this.values = values;
    }

    static String format(String format, List<Value> values) {
        Printf printf = new Printf(format, values);
        printf.run();
        return printf.out.toString();
    }

    private void run() {
        while (position < format.length()) {
            int percent = format.indexOf('%', position);
            int end = percent < 0 ? format.length() : percent;
            out.append(format, position, end);
            position = end + 1;
            if (percent >= 0) {
                flags.clear();
                goodIndex = true;
                afterIndex = false;
                readFlags();
                readIndex();
                readWidth();
                readPrecision();
                if (!afterIndex) {
                    readIndex();
                }
                verb();
            }
        }
        if (!reordered && nextValue < values.size()) {
            extraValues();
        }
    }

    private void readFlags() {
        for (; position < format.length(); position++) {
            switch (format.charAt(position)) {
                case '#' -> flags.sharp = true;
                case '0' -> flags.zero = !flags.minus;
                case '+' -> flags.plus = true;
                case '-' -> leftAlign();
                case ' ' -> flags.space = true;
                default -> {
                    return;
                }
            }
        }
    }

    private void leftAlign() {
        flags.minus = true;
        flags.zero = false;
    }

    private void readWidth() {
        if (at('*')) {
            position++;
            Integer width = intArgument();
            flags.hasWidth = width != null;
            flags.width = width == null ? 0 : Math.abs(width);
            if (width == null) {
                out.append("%!(BADWIDTH)");
            } else if (width < 0) {
                leftAlign();
            }
            afterIndex = false;
            return;
        }
        Integer width = number();
        flags.hasWidth = width != null;
        flags.width = width == null ? 0 : width;
        if (afterIndex && width != null) {
            goodIndex = false;
        }
    }

    private void readPrecision() {
        if (!at('.') || position + 1 >= format.length()) {
            return;
        }
        position++;
        if (afterIndex) {
            goodIndex = false;
        }
        readIndex();
        if (at('*')) {
            position++;
            Integer precision = intArgument();
            flags.hasPrecision = precision != null && precision >= 0;
            flags.precision = precision == null || precision < 0 ? 0 : precision;
            if (!flags.hasPrecision) {
                out.append("%!(BADPREC)");
            }
            afterIndex = false;
            return;
        }
        Integer precision = number();
        flags.hasPrecision = true;
        flags.precision = precision == null ? 0 : precision;
    }

    /** Reads {@code [n]}, the index of the next value. */
    private void readIndex() {
        afterIndex = false;
        if (!at('[')) {
            return;
        }
        reordered = true;
        int close = format.length() - position < 3 ? -1 : format.indexOf(']', position);
        if (close < 0) {
            goodIndex = false;
            position++;
            return;
        }
        position++;
        Integer index = number(close);
        boolean isNumber = index != null && position == close;
        position = close + 1;
        afterIndex = isNumber;
        if (index != null && isNumber && index >= 1 && index <= values.size()) {
            nextValue = index - 1;
        } else {
            goodIndex = false;
        }
    }

    private void verb() {
        if (position >= format.length()) {
            out.append("%!(NOVERB)");
            return;
        }
        int verb = Bytes.runeAt(format, position);
        position += Bytes.widthAt(format, position);
        if (verb == '%') {
            out.append('%');
        } else if (!goodIndex) {
            complain(verb, "(BADINDEX)");
        } else if (nextValue >= values.size()) {
            complain(verb, "(MISSING)");
        } else {
            if (verb == 'v') {
                flags.goSyntax = flags.sharp;
                flags.sharp = false;
                flags.plus = false;
            }
            printer.print(values.get(nextValue++), verb);
        }
    }

    private void complain(int verb, String what) {
        out.append("%!");
        out.appendRune(verb);
        out.append(what);
    }

    private void extraValues() {
        flags.clear();
        out.append("%!(EXTRA ");
        for (int i = nextValue; i < values.size(); i++) {
            if (i > nextValue) {
                out.append(", ");
            }
            printer.printWithType(values.get(i));
        }
        out.append(')');
    }

    private boolean at(char c) {
        return position < format.length() && format.charAt(position) == c;
    }

    /** The next value as a width or precision; null if it is not a whole number, or too large. */
    private @Nullable Integer intArgument() {
        if (nextValue >= values.size()) {
            return null;
        }
        Value value = values.get(nextValue++);
        if (value instanceof Value.Uint8 number) {
            return number.value();
        }
        return value instanceof Value.Int number && number.value() <= MOST && number.value() >= -MOST
                ? (int) number.value()
                : null;
    }

    private @Nullable Integer number() {
        return number(format.length());
    }

    /** Reads a number of the format. Returns null if there is none, or if it is too large; then the rest is skipped. */
    private @Nullable Integer number(int end) {
        int start = position;
        int number = 0;
        for (; position < end && isDigit(format.charAt(position)); position++) {
            if (number > MOST) {
                position = end;
                return null;
            }
            number = number * 10 + format.charAt(position) - '0';
        }
        return position > start ? number : null;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
