package io.piloted.config;

import io.piloted.json5.Json5Value;
import io.piloted.json5.Json5Value.ArrayValue;
import io.piloted.json5.Json5Value.ObjectValue;

/** An array of scalars as the text of one property, which a reader of MicroProfile Config splits at its commas. */
final class ScalarList {

    private ScalarList() {}

    /** The elements with commas between them, without those that are empty; empty if there is no such list. */
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

    /** Whether a comma would be taken as escaped by the backslash before it, for which the standard has no escape. */
    private static boolean joins(StringBuilder list) {
        return list.length() > 0 && list.charAt(list.length() - 1) == '\\' && !Expressions.isReadBySmallRye();
    }

    /** The standard escapes the comma only; SmallRye Config takes each backslash for an escape. */
    private static String escape(String element) {
        boolean doubled = element.indexOf('\\') >= 0 && Expressions.isReadBySmallRye();
        String text = doubled ? element.replace("\\", "\\\\") : element;
        return text.replace(",", "\\,");
    }
}
