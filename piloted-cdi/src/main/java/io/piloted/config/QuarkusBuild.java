package io.piloted.config;

import org.jspecify.annotations.Nullable;

/**
 * Tells whether the library runs in a Quarkus build. A build reads all configuration sources and writes their values into
 * the application, so this machine's file and secrets must not be there then.
 */
final class QuarkusBuild {

    /** Of the modules that build an application. */
    private static final String BUILDER = "io.quarkus.deployment.QuarkusAugmentor";

    /** In the names of the class loaders of the application in dev mode and in a test, which may see these modules too. */
    private static final String RUNTIME = "Runtime ClassLoader";

    /** The class loader of this class does not change. */
    private static final boolean RUNNING = isBuilding(QuarkusBuild.class.getClassLoader());

    private QuarkusBuild() {}

    /** Whether it does. False in an application that Quarkus has built, in dev mode and in a test too. */
    static boolean isRunning() {
        return RUNNING;
    }

    /**
     * Whether a class loader is one of those that Quarkus makes for a build. In doubt it is: then an application in dev mode
     * has no properties of the file, but no secret is written anywhere. Nothing is built from the JVM's own class path, where
     * the modules may be for the tests of an extension.
     */
    static boolean isBuilding(@Nullable ClassLoader loader) {
        if (loader == null || String.valueOf(loader.getName()).contains(RUNTIME)) {
            return false;
        }
        try {
            return loader.loadClass(BUILDER).getClassLoader() != ClassLoader.getSystemClassLoader();
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}
