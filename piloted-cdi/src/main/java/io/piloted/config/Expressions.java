package io.piloted.config;

/**
 * Keeps readers of a property from seeing expressions in its text. MicroProfile Config has one escape, a backslash
 * before <code>${</code>. SmallRye Config (Quarkus, WildFly, Open Liberty) goes further: to it a backslash before any
 * dollar sign is an escape, and so is a dollar sign before another. So those dollar signs get a backslash as well, and
 * no others, since other readers would show it.
 */
final class Expressions {

    private Expressions() {}

    static String escape(String text) {
        if (text.indexOf('$') < 0) {
            return text;
        }
        StringBuilder escaped = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '$' && isSpecial(text, i)) {
                escaped.append('\\');
            }
            escaped.append(text.charAt(i));
        }
        return escaped.toString();
    }

    private static boolean isSpecial(String text, int dollar) {
        boolean escapes = dollar > 0 && text.charAt(dollar - 1) == '\\';
        char next = dollar + 1 < text.length() ? text.charAt(dollar + 1) : ' ';
        return escapes || next == '{' || next == '$';
    }
}
