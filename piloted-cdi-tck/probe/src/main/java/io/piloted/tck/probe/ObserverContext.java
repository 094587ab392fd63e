package io.piloted.tck.probe;

import java.util.function.Consumer;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.eclipse.microprofile.config.ConfigProvider;

/** The thread context of an observer. */
final class ObserverContext {

    private ObserverContext() {}

    static void note(Consumer<String> noted) {
        noted.accept("config " + color());
        noted.accept("jndi " + applicationName());
        noted.accept("loader "
                + (Thread.currentThread().getContextClassLoader() == ObserverContext.class.getClassLoader()
                        || seesThisClass(Thread.currentThread().getContextClassLoader())));
    }

    private static String color() {
        return ConfigProvider.getConfig()
                .getOptionalValue("containerpilot.color", String.class)
                .orElse("absent");
    }

    @SuppressWarnings("BanJNDI") // to check whether the server's own JNDI is available
    private static String applicationName() {
        try {
            return String.valueOf(InitialContext.<Object>doLookup("java:app/AppName"));
        } catch (NamingException e) {
            return e.toString();
        }
    }

    private static boolean seesThisClass(ClassLoader loader) {
        try {
            return loader.loadClass(ObserverContext.class.getName()) == ObserverContext.class;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
