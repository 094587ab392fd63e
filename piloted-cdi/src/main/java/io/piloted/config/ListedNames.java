package io.piloted.config;

import java.lang.reflect.Method;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Makes SmallRye Config list the names of properties again, which it keeps from the first time on: the keys of a map and
 * the size of an array of objects are in them. Other implementations have nothing to be renewed.
 */
final class ListedNames {

    private static final String RENEWING = "getLatestPropertyNames";

    private ListedNames() {}

    /**
     * Does that for an application that has read its configuration already.
     *
     * @param application the application's class loader
     */
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

    /** As the server has it, since an application may bring it along without being served by it. */
    private static Class<?> smallRye(Config config) throws ClassNotFoundException {
        return Class.forName(
                "io.smallrye.config.SmallRyeConfig", false, config.getClass().getClassLoader());
    }
}
