package io.piloted.config;

import java.util.ServiceConfigurationError;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;

/**
 * The escapes that keep readers of a property from finding expressions in its text. MicroProfile Config has one escape,
 * a backslash before <code>${</code>. Implementations have further ones, and one shows as text what another takes for
 * an escape.
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

    /** Whether {@code ConfigProvider} uses SmallRye Config, which has additional escapes. */
    static boolean isReadBySmallRye() {
        return Reader.DOLLAR_ESCAPES_DOLLAR;
    }

    private static boolean isSpecial(String text, int dollar) {
        return text.startsWith("{", dollar + 1)
                || (text.startsWith("$", dollar + 1) && Reader.DOLLAR_ESCAPES_DOLLAR)
                || (dollar > 0 && text.charAt(dollar - 1) == '\\' && Reader.BACKSLASH_ESCAPES_ANY_DOLLAR);
    }

    /**
     * The implementation that {@code ConfigProvider} uses. Loaded only for a text that implementations treat
     * differently.
     */
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
                return ConfigProviderResolver.class; // no implementation, so there is no reader
            }
        }

        /**
         * Uses the resolver's class loader, because an application may contain SmallRye Config's classes without using
         * them.
         */
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
