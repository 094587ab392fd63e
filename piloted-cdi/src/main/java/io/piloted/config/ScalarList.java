package io.piloted.config;

import io.piloted.json5.Json5Value;
import io.piloted.json5.Json5Value.ArrayValue;
import io.piloted.json5.Json5Value.ObjectValue;

/** A converter of an array of scalars to one property, which readers of MicroProfile Config split at the commas. */
final class ScalarList {

    private ScalarList() {}

    /** The elements that are not empty, separated by commas; empty if that is not possible. */
    static String of(ArrayValue array) {
        StringBuilder list = new StringBuilder();
        for (Json5Value element : array.elements()) {
            String text = Flattener.scalar(element);
            if (element instanceof ObjectValue || element instanceof ArrayValue || (joins(list) && !text.isEmpty())) {
                return "";
            }
            if (!text.isEmpty()) {
                list.append(list.length() > 0 ? "," : "").append(escape(text));
            }
        }
        return list.toString();
    }

    /**
     * Whether the next comma would count as escaped, because the last element ends with a backslash, for which the
     * standard has no escape.
     */
    private static boolean joins(StringBuilder list) {
        return list.length() > 0 && list.charAt(list.length() - 1) == '\\' && !Expressions.isReadBySmallRye();
    }

    /** Escapes an element. The standard escapes only commas, but SmallRye Config treats each backslash as an escape. */
    private static String escape(String element) {
        boolean doubled = element.indexOf('\\') >= 0 && Expressions.isReadBySmallRye();
        String text = doubled ? element.replace("\\", "\\\\") : element;
        return text.replace(",", "\\,");
    }
}
