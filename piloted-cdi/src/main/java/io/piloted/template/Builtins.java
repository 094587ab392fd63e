package io.piloted.template;

import static io.piloted.template.Function.Type.ANY;
import static io.piloted.template.Function.Type.STRING;
import static io.piloted.template.Function.fixed;
import static io.piloted.template.Function.variadic;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Go's own functions, except the comparisons (Go: text/template/funcs.go). */
final class Builtins {

    static final List<Function> FUNCTIONS = List.of(
            logical("and", false),
            logical("or", true),
            fixed("not", (arguments, rendering) -> Value.of(!arguments.get(0).isTrue()), ANY),
            fixed("len", (arguments, rendering) -> length(arguments.get(0)), ANY),
            variadic("index", (arguments, rendering) -> Indexing.index(arguments), ANY, ANY),
            variadic("slice", (arguments, rendering) -> Indexing.slice(arguments), ANY, ANY),
            variadic("call", (arguments, rendering) -> call(arguments.get(0)), ANY, ANY),
            variadic("print", (arguments, rendering) -> Value.of(Printer.print(arguments)), ANY),
            variadic("println", (arguments, rendering) -> Value.of(Printer.println(arguments)), ANY),
            variadic("printf", (arguments, rendering) -> printf(arguments), STRING, ANY),
            variadic("html", (arguments, rendering) -> escape(arguments, Escapes::html), ANY),
            variadic("js", (arguments, rendering) -> escape(arguments, Escapes::js), ANY),
            variadic("urlquery", (arguments, rendering) -> escape(arguments, Escapes::urlQuery), ANY));

    private Builtins() {}

    /** Returns the first argument that decides, or the last one. Arguments after it are not evaluated. */
    private static Function logical(String name, boolean decisive) {
        Function.Code code = (arguments, rendering) -> {
            int last = arguments.size() - 1;
            for (int i = 0; i < last; i++) {
                Value value = arguments.get(i);
                if (value.isTrue() == decisive) {
                    return value;
                }
            }
            return arguments.get(last);
        };
        return new Function(name, List.of(ANY), ANY, true, code);
    }

    private static Value length(Value value) {
        if (value instanceof Value.Text text) {
            return Value.of(text.bytes().length());
        }
        if (value instanceof Slice slice) {
            return Value.of(slice.length());
        }
        if (value instanceof Environment environment) {
            return Value.of(environment.variables().size());
        }
        throw new FunctionException("a value of type " + value.type() + " has no length");
    }

    /** Always fails, because no value of a template is a function. */
    private static Value call(Value value) {
        throw new FunctionException("a value of type " + value.type() + " is not a function");
    }

    private static Value printf(List<Value> arguments) {
        String format = ((Value.Text) arguments.get(0)).bytes();
        return Value.of(Printf.format(format, arguments.subList(1, arguments.size())));
    }

    /** The text of the arguments as {@code print} writes them, but nil as an action writes it. */
    private static Value escape(List<Value> arguments, UnaryOperator<String> escape) {
        List<Value> printable = new ArrayList<>(arguments);
        printable.replaceAll(value -> value instanceof Value.Nil ? Value.of(Printer.NO_VALUE) : value);
        return Value.of(escape.apply(Printer.print(printable)));
    }
}
