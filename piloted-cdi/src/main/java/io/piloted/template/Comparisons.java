package io.piloted.template;

import static io.piloted.template.Function.Type.ANY;
import static io.piloted.template.Function.fixed;
import static io.piloted.template.Function.variadic;

import java.util.List;

/**
 * The functions {@code eq ne lt le gt ge} (Go: text/template/funcs.go). Values of different kinds, such as 1 and 1.0,
 * cannot be compared.
 */
final class Comparisons {

    static final List<Function> FUNCTIONS = List.of(
            variadic("eq", (arguments, rendering) -> Value.of(equalsAny(arguments)), ANY, ANY),
            comparison("ne", (a, b) -> !areEqual(a, b)),
            comparison("lt", Comparisons::isLess),
            comparison("le", Comparisons::isLessOrEqual),
            comparison("gt", (a, b) -> !isLessOrEqual(a, b)),
            comparison("ge", (a, b) -> !isLess(a, b)));

    private Comparisons() {}

    @FunctionalInterface
    private interface Comparison {
        boolean compare(Value a, Value b);
    }

    private static Function comparison(String name, Comparison comparison) {
        Function.Code code = (arguments, rendering) -> Value.of(comparison.compare(arguments.get(0), arguments.get(1)));
        return fixed(name, code, ANY, ANY);
    }

    /** Whether the first argument is equal to one of the others. Arguments after that one are ignored. */
    private static boolean equalsAny(List<Value> arguments) {
        if (arguments.size() == 1) {
            throw new FunctionException("there is nothing to compare with");
        }
        Value first = arguments.get(0);
        return arguments.stream().skip(1).anyMatch(other -> areEqual(first, other));
    }

    private static boolean areEqual(Value a, Value b) {
        if (a instanceof Value.Nil || b instanceof Value.Nil) {
            return a instanceof Value.Nil && b instanceof Value.Nil;
        }
        if (isWhole(a) && isWhole(b)) {
            return whole(a) == whole(b);
        }
        if (a instanceof Value.Float64 x && b instanceof Value.Float64 y) {
            return x.value() == y.value();
        }
        if (a instanceof Value.Complex x && b instanceof Value.Complex y) {
            return x.real() == y.real() && x.imaginary() == y.imaginary();
        }
        if (a instanceof Slice || a instanceof Environment || !a.type().equals(b.type())) {
            throw incompatible(a, b);
        }
        return a.equals(b);
    }

    private static boolean isLess(Value a, Value b) {
        if (isWhole(a) && isWhole(b)) {
            return whole(a) < whole(b);
        }
        if (a instanceof Value.Float64 x && b instanceof Value.Float64 y) {
            return x.value() < y.value();
        }
        if (a instanceof Value.Text x && b instanceof Value.Text y) {
            return x.bytes().compareTo(y.bytes()) < 0;
        }
        throw incompatible(a, b);
    }

    private static boolean isLessOrEqual(Value a, Value b) {
        return isLess(a, b) || areEqual(a, b);
    }

    private static boolean isWhole(Value value) {
        return value instanceof Value.Int || value instanceof Value.Uint8;
    }

    private static long whole(Value value) {
        return value instanceof Value.Int number ? number.value() : ((Value.Uint8) value).value();
    }

    private static FunctionException incompatible(Value a, Value b) {
        return new FunctionException("values of types " + a.type() + " and " + b.type() + " cannot be compared");
    }
}
