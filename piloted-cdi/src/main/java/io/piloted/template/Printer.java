package io.piloted.template;

import java.util.List;

/** A converter of values to text: Sprint, Sprintln and the verbs of {@link Printf} (Go: fmt/print.go). */
final class Printer {

    /** The output of an action without a value. */
    static final String NO_VALUE = "<no value>";

    private static final String NIL = "<nil>";

    /** The address that {@code %p} prints. In Go it differs in each process, so no template can rely on it. */
    private static final long ADDRESS = 0xc000010000L;

    private final Buffer out;
    private final Formatter formatter;
    private final FloatFormatter floats;

    Printer(Buffer out) {
        this.out = out;
        this.formatter = new Formatter(out);
        this.floats = new FloatFormatter(formatter);
    }

    Formatter formatter() {
        return formatter;
    }

    /** Sprint: adds a space between two values if neither is a string. */
    static String print(List<Value> values) {
        if (values.size() == 1 && values.get(0) instanceof Value.Text text) {
            return text.bytes();
        }
        Buffer out = new Buffer();
        Printer printer = new Printer(out);
        boolean afterString = true;
        for (Value value : values) {
            boolean isString = value instanceof Value.Text;
            if (!isString && !afterString) {
                out.append(' ');
            }
            printer.print(value, 'v');
            afterString = isString;
        }
        return out.toString();
    }

    /** Sprintln: adds a space between values, and a line end after the last. */
    static String println(List<Value> values) {
        Buffer out = new Buffer();
        Printer printer = new Printer(out);
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) {
                out.append(' ');
            }
            printer.print(values.get(i), 'v');
        }
        out.append('\n');
        return out.toString();
    }

    static void printTo(Buffer out, Value value) {
        if (value instanceof Value.Text text) {
            out.append(text.bytes());
        } else {
            new Printer(out).print(value, 'v');
        }
    }

    /** One value with one verb. */
    void print(Value value, int verb) {
        if (value instanceof Value.Nil) {
            if (verb == 'T' || verb == 'v') {
                formatter.pad(NIL);
            } else {
                badVerb(value, verb);
            }
        } else if (verb == 'T') {
            formatter.string(value.type());
        } else if (verb == 'p' || verb == 'w') {
            pointer(value, verb);
        } else {
            printElement(value, verb);
        }
    }

    /** Prints a value or an element of a value; {@code %T} and {@code %p} do not apply to elements. */
    private void printElement(Value value, int verb) {
        if (value instanceof Value.Text text) {
            string(text, verb);
        } else if (value instanceof Value.Int number) {
            integer(value, number.value(), verb);
        } else if (value instanceof Value.Uint8 number) {
            unsigned(value, number.value(), verb);
        } else if (value instanceof Value.Bool bool && (verb == 't' || verb == 'v')) {
            formatter.bool(bool.value());
        } else if (value instanceof Value.Float64 number && FloatFormatter.takes(verb)) {
            floats.real(number.value(), (char) verb);
        } else if (value instanceof Value.Complex number && FloatFormatter.takes(verb)) {
            floats.complex(number.real(), number.imaginary(), (char) verb);
        } else if (value instanceof Slice slice) {
            list(slice, verb);
        } else if (value instanceof Environment environment) {
            map(environment, verb);
        } else {
            badVerb(value, verb);
        }
    }

    private void string(Value.Text text, int verb) {
        switch (verb) {
            case 's' -> formatter.string(text.bytes());
            case 'q' -> formatter.quoted(text.bytes());
            case 'x', 'X' -> formatter.hexadecimal(text.bytes(), verb == 'X');
            case 'v' -> {
                if (formatter.goSyntax) {
                    formatter.quoted(text.bytes());
                } else {
                    formatter.string(text.bytes());
                }
            }
            default -> badVerb(text, verb);
        }
    }

    private void integer(Value value, long number, int verb) {
        switch (verb) {
            case 'v', 'd' -> formatter.integer(number, 10, (char) verb);
            case 'b' -> formatter.integer(number, 2, 'b');
            case 'o', 'O' -> formatter.integer(number, 8, (char) verb);
            case 'x', 'X' -> formatter.integer(number, 16, (char) verb);
            case 'c' -> formatter.character(number);
            case 'q' -> formatter.quotedCharacter(number);
            case 'U' -> formatter.unicode(number);
            default -> badVerb(value, verb);
        }
    }

    private void unsigned(Value value, long number, int verb) {
        if (verb == 'v' && formatter.goSyntax) {
            hexadecimal(number);
        } else {
            integer(value, number, verb);
        }
    }

    private void hexadecimal(long number) {
        boolean before = formatter.sharp;
        formatter.sharp = true;
        formatter.integer(number, 16, 'v');
        formatter.sharp = before;
    }

    private void pointer(Value value, int verb) {
        boolean hasAddress = value instanceof Slice || value instanceof Environment;
        if (verb == 'p' && hasAddress) {
            boolean before = formatter.sharp;
            formatter.sharp = !before;
            formatter.integer(ADDRESS, 16, 'v');
            formatter.sharp = before;
        } else {
            badVerb(value, verb);
        }
    }

    private void list(Slice slice, int verb) {
        open(slice, "[");
        for (int i = 0; i < slice.length(); i++) {
            separate(i);
            printElement(slice.get(i), verb);
        }
        close();
    }

    private void map(Environment environment, int verb) {
        open(environment, "map[");
        int i = 0;
        for (var variable : environment.variables().entrySet()) {
            separate(i++);
            printElement(Value.of(variable.getKey()), verb);
            out.append(':');
            printElement(variable.getValue(), verb);
        }
        close();
    }

    private void open(Value value, String bracket) {
        out.append(formatter.goSyntax ? value.type() + '{' : bracket);
    }

    private void separate(int i) {
        if (i > 0) {
            out.append(formatter.goSyntax ? ", " : " ");
        }
    }

    private void close() {
        out.append(formatter.goSyntax ? '}' : ']');
    }

    /** Go's text for a verb that does not apply to the type: {@code %!d(string=x)}. */
    private void badVerb(Value value, int verb) {
        out.append("%!");
        out.appendRune(verb);
        out.append('(');
        if (value instanceof Value.Nil) {
            out.append(NIL);
        } else {
            printWithType(value);
        }
        out.append(')');
    }

    /** {@code string=x}. */
    void printWithType(Value value) {
        if (value instanceof Value.Nil) {
            out.append(NIL);
        } else {
            out.append(value.type());
            out.append('=');
            print(value, 'v');
        }
    }
}
