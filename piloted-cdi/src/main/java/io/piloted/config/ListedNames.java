package io.piloted.config;

import java.lang.reflect.Method;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * A refresh of SmallRye Config's cached property names, which determine the keys of a map and the size of an array of
 * objects. Other implementations do not cache them.
 */
final class ListedNames {

    private static final String RENEWING = "getLatestPropertyNames";

    private ListedNames() {}

    /** Refreshes the names for an application that may have read its configuration already. */
    static void renew(ClassLoader application) {
        try {
            Config config = ConfigProvider.getConfig(application);
            Class<?> smallRye = smallRye(config);
            Method renewing = smallRye.getMethod(RENEWING);
            renewing.invoke(config.unwrap(smallRye));
        } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
            Messages.MESSAGES.namesNotRenewed(e.toString());
        }
    }

    /**
     * Uses the class loader of the server's Config, because an application may contain SmallRye Config's classes
     * without using them.
     */
    private static Class<?> smallRye(Config config) throws ClassNotFoundException {
        return Class.forName(
                "io.smallrye.config.SmallRyeConfig", false, config.getClass().getClassLoader());
    }
}
