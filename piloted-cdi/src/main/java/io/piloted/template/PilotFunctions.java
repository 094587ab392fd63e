package io.piloted.template;

import static io.piloted.template.Function.Type.ANY;
import static io.piloted.template.Function.Type.STRING;
import static io.piloted.template.Function.Type.STRINGS;
import static io.piloted.template.Function.fixed;
import static io.piloted.template.Function.variadic;

import java.util.List;

/** The functions that ContainerPilot adds, with their peculiarities (ContainerPilot: config/template). */
final class PilotFunctions {

    static final List<Function> FUNCTIONS = List.of(
            fixed("default", (arguments, rendering) -> defaultValue(arguments.get(0), arguments.get(1)), ANY, ANY),
            fixed("env", (arguments, rendering) -> rendering.environment().get(text(arguments, 0)), STRING),
            fixed("split", PilotFunctions::split, STRING, STRING),
            fixed("join", (arguments, rendering) -> join(text(arguments, 0), arguments.get(1)), STRING, STRINGS),
            fixed("replaceAll", (arguments, rendering) -> replaceAll(arguments), STRING, STRING, STRING),
            fixed("regexReplaceAll", PilotFunctions::regexReplaceAll, STRING, STRING, STRING),
            variadic("loop", (arguments, rendering) -> loop(arguments), ANY));

    private PilotFunctions() {}

    private static String text(List<Value> arguments, int i) {
        return ((Value.Text) arguments.get(i)).bytes();
    }

    /** {@code default}: returns the value if it is a string that is not empty, else the default as a string. */
    private static Value defaultValue(Value fallback, Value value) {
        if (value instanceof Value.Text text && text.isTrue()) {
            return text;
        }
        return fallback instanceof Value.Text ? fallback : Value.of(Printer.print(List.of(fallback)));
    }

    /** {@code split}: splits the trimmed text. A blank text is an empty list; an empty separator gives characters. */
    private static Value split(List<Value> arguments, RenderingContext rendering) {
        String separator = text(arguments, 0);
        String text = Bytes.trim(text(arguments, 1));
        if (text.isEmpty()) {
            return Slice.ofStrings();
        }
        int parts = separator.isEmpty() ? Bytes.countRunes(text) : count(text, separator) + 1;
        rendering.countList(parts, text.length());
        String[] strings = new String[parts];
        int from = 0;
        for (int i = 0; i < parts - 1; i++) {
            if (separator.isEmpty()) {
                // Go replaces invalid UTF-8 in all parts except the last one.
                strings[i] = Bytes.ofRune(Bytes.runeAt(text, from));
                from += Bytes.widthAt(text, from);
            } else {
                int to = text.indexOf(separator, from);
                strings[i] = text.substring(from, to);
                from = to + separator.length();
            }
        }
        strings[parts - 1] = text.substring(from);
        return Slice.ofStrings(strings);
    }

    private static Value join(String separator, Value strings) {
        Buffer joined = new Buffer();
        if (strings instanceof Slice slice) {
            for (int i = 0; i < slice.length(); i++) {
                if (i > 0) {
                    joined.append(separator);
                }
                joined.append(((Value.Text) slice.get(i)).bytes());
            }
        }
        return Value.of(joined.toString());
    }

    private static Value replaceAll(List<Value> arguments) {
        String from = text(arguments, 0);
        String to = text(arguments, 1);
        String text = text(arguments, 2);
        Buffer out = new Buffer();
        int copied = 0;
        int next = text.indexOf(from);
        while (next >= 0) {
            out.append(text, copied, next);
            out.append(to);
            copied = next + from.length();
            // An empty text is found before each character and at the end.
            int search = from.isEmpty() && next < text.length() ? next + Bytes.widthAt(text, next) : copied;
            next = from.isEmpty() && next == text.length() ? -1 : text.indexOf(from, search);
        }
        out.append(text, copied, text.length());
        return Value.of(out.toString());
    }

    private static int count(String text, String part) {
        int count = 0;
        for (int i = text.indexOf(part); i >= 0; i = text.indexOf(part, i + part.length())) {
            count++;
        }
        return count;
    }

    private static Value regexReplaceAll(List<Value> arguments, RenderingContext rendering) {
        return Value.of(
                Regex.compile(text(arguments, 0), rendering).replaceAll(text(arguments, 2), text(arguments, 1)));
    }

    /** {@code loop 3} is 0 1 2, {@code loop 2 4} is 2 3, {@code loop 4 2} is 4 3. */
    private static Value loop(List<Value> arguments) {
        if (arguments.isEmpty() || arguments.size() > 2) {
            throw new FunctionException("expected 1 or 2 arguments, got " + arguments.size());
        }
        long start = arguments.size() == 1 ? 0 : number(arguments.get(0));
        long stop = number(arguments.get(arguments.size() - 1));
        long count = stop < start ? start - stop : stop - start;
        // The difference may overflow.
        if (count < 0 || count > Limits.LOOP) {
            throw new FunctionException(
                    "the loop from " + start + " to " + stop + " has more than " + Limits.LOOP + " numbers");
        }
        return Slice.ofInts(start, stop < start ? -1 : 1, (int) count);
    }

    private static long number(Value value) {
        if (value instanceof Value.Int number) {
            return number.value();
        }
        if (!(value instanceof Value.Text text)) {
            throw new FunctionException("expected a whole number, got " + value.type());
        }
        try {
            return Long.parseLong(text.bytes());
        } catch (NumberFormatException e) {
            // The text is not shown: it may be the value of a variable, and so a secret.
            throw new FunctionException("expected a whole number, got a string that is not one");
        }
    }
}
