package io.piloted.cdi;

import static io.piloted.cdi.Messages.MESSAGES;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Finds the {@code piloted.*} options: in MicroProfile Config where there is one, else as it would, in system properties
 * and the environment (Weld SE alone has none; GlassFish's answers only applications that inject a property).
 */
final class OptionLookup {

    private OptionLookup() {}

    static Optional<String> find(String key) {
        try {
            return Configured.find(key);
        } catch (LinkageError | RuntimeException e) {
            MESSAGES.noConfig(e);
            return Optional.ofNullable(System.getProperty(key))
                    .or(() -> Optional.ofNullable(
                            System.getenv(key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT))));
        }
    }

    /** The names of all properties, as far as they can be known. */
    static Iterable<String> names() {
        try {
            return Configured.names();
        } catch (LinkageError | RuntimeException e) {
            MESSAGES.noConfig(e);
            Set<String> names = new TreeSet<>(System.getProperties().stringPropertyNames());
            names.addAll(System.getenv().keySet());
            return names;
        }
    }

    /** Loaded only when it is called, since the API may be absent. */
    private static final class Configured {

        private Configured() {}

        static Optional<String> find(String key) {
            Config config = ConfigProvider.getConfig();
            return config.getOptionalValue(key, String.class);
        }

        static Iterable<String> names() {
            return ConfigProvider.getConfig().getPropertyNames();
        }
    }
}
