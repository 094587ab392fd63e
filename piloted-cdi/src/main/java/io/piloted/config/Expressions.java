package io.piloted.config;

import org.eclipse.microprofile.config.spi.ConfigProviderResolver;

/**
 * Keeps readers of a property from seeing expressions in its text. MicroProfile Config has one escape, a backslash
 * before <code>${</code>. SmallRye Config (Quarkus, WildFly, Open Liberty) goes further: to it a backslash before any
 * dollar sign is an escape, and so is a dollar sign before another. So where it is the reader those dollar signs get a
 * backslash as well; others would show it.
 */
final class Expressions {

    private static final String SMALLRYE = "io.smallrye.config.SmallRyeConfig";

    private Expressions() {}

    static String escape(String text) {
        if (text.indexOf('$') < 0) {
            return text;
        }
        StringBuilder escaped = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '$'
                    && (isExpression(text, i) || (isSpecialToSmallRye(text, i) && Reader.IS_SMALLRYE))) {
                escaped.append('\\');
            }
            escaped.append(text.charAt(i));
        }
        return escaped.toString();
    }

    private static boolean isExpression(String text, int dollar) {
        return text.startsWith("{", dollar + 1);
    }

    private static boolean isSpecialToSmallRye(String text, int dollar) {
        return text.startsWith("$", dollar + 1) || (dollar > 0 && text.charAt(dollar - 1) == '\\');
    }

    /** Made only for a text on which the readers differ. */
    private static final class Reader {

        static final boolean IS_SMALLRYE = isSmallRye();

        private Reader() {}

        /** Asked of what serves {@code ConfigProvider}, since an application may bring another implementation along. */
        private static boolean isSmallRye() {
            try {
                Class<?> resolver = ConfigProviderResolver.instance().getClass();
                return Class.forName(SMALLRYE, false, resolver.getClassLoader()) != null;
            } catch (ClassNotFoundException | IllegalStateException e) {
                return false;
            }
        }
    }
}
