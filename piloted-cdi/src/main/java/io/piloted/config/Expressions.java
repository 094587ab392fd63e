package io.piloted.config;

import java.util.ServiceConfigurationError;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;

/**
 * Keeps readers of a property from seeing expressions in its text. MicroProfile Config has one escape, a backslash
 * before <code>${</code>, and its implementations have more, each its own; what one takes for an escape another shows.
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

    /** Whether SmallRye Config serves {@code ConfigProvider}, which has escapes of its own. */
    static boolean isReadBySmallRye() {
        return Reader.DOLLAR_ESCAPES_DOLLAR;
    }

    private static boolean isSpecial(String text, int dollar) {
        return text.startsWith("{", dollar + 1)
                || (text.startsWith("$", dollar + 1) && Reader.DOLLAR_ESCAPES_DOLLAR)
                || (dollar > 0 && text.charAt(dollar - 1) == '\\' && Reader.BACKSLASH_ESCAPES_ANY_DOLLAR);
    }

    /** Whoever serves {@code ConfigProvider}. Looked at only for a text on which they differ. */
    private static final class Reader {

        private static final Class<?> RESOLVER = resolver();

        /** SmallRye Config: Quarkus, WildFly, Open Liberty, TomEE. */
        static final boolean DOLLAR_ESCAPES_DOLLAR = isSmallRye();

        static final boolean BACKSLASH_ESCAPES_ANY_DOLLAR =
                DOLLAR_ESCAPES_DOLLAR || RESOLVER.getName().startsWith("fish.payara.");

        private Reader() {}

        private static Class<?> resolver() {
            try {
                return ConfigProviderResolver.instance().getClass();
            } catch (IllegalStateException | LinkageError | ServiceConfigurationError e) {
                return ConfigProviderResolver.class; // there is none, so nobody reads
            }
        }

        /** Its classes as the resolver sees them, since an application may bring them along without being served by them. */
        private static boolean isSmallRye() {
            try {
                Class.forName("io.smallrye.config.SmallRyeConfig", false, RESOLVER.getClassLoader());
                return true;
            } catch (ClassNotFoundException | LinkageError e) {
                return false;
            }
        }
    }
}
