package io.piloted.cdi;

import static io.piloted.cdi.Messages.MESSAGES;

import io.piloted.config.ProcessEnvironment;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * A lookup of the {@code piloted.*} options. It uses MicroProfile Config if that works, else system properties and the
 * environment, by the same rules. Weld SE does not have MicroProfile Config, and on GlassFish it works only in
 * applications that inject a property.
 */
final class OptionLookup {

    private OptionLookup() {}

    static Optional<String> find(String key) {
        try {
            return Configured.find(key);
        } catch (LinkageError | RuntimeException e) {
            MESSAGES.noConfig(e);
            return Optional.ofNullable(System.getProperty(key))
                    .or(() -> Optional.ofNullable(ProcessEnvironment.get().get(ProcessEnvironment.variable(key))));
        }
    }

    /**
     * A supplier of the names of all properties, as far as they can be known. Any thread may call it, because the
     * configuration is found now.
     */
    static Supplier<Iterable<String>> names() {
        try {
            return Configured.names();
        } catch (LinkageError | RuntimeException e) {
            MESSAGES.noConfig(e);
            Set<String> names = new TreeSet<>(System.getProperties().stringPropertyNames());
            names.addAll(ProcessEnvironment.get().keySet());
            return () -> names;
        }
    }

    /** In its own class, which is loaded only when it is used, because the API may be missing. */
    private static final class Configured {

        private Configured() {}

        static Optional<String> find(String key) {
            Config config = ConfigProvider.getConfig();
            return config.getOptionalValue(key, String.class);
        }

        static Supplier<Iterable<String>> names() {
            return ConfigProvider.getConfig()::getPropertyNames;
        }
    }
}
