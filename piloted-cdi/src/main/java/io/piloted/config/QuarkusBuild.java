package io.piloted.config;

import org.jspecify.annotations.Nullable;

/**
 * A test whether the library runs in a Quarkus build. A build reads all configuration sources and writes their values
 * into the application, so the file's values and secrets must not be available then.
 */
final class QuarkusBuild {

    /** A class in the modules that build an application. */
    private static final String BUILDER = "io.quarkus.deployment.QuarkusAugmentor";

    /**
     * Part of the names of the application's class loaders in dev mode and in tests, which may see these modules too.
     */
    private static final String RUNTIME = "Runtime ClassLoader";

    /** Determined once, because the class loader of this class does not change. */
    private static final boolean RUNNING = isBuilding(QuarkusBuild.class.getClassLoader());

    private QuarkusBuild() {}

    /** Whether the library runs in a build. False in a built application, in dev mode and in tests. */
    static boolean isRunning() {
        return RUNNING;
    }

    /**
     * Whether Quarkus created a class loader for a build. In doubt returns true: then an application in dev mode lacks
     * the file's properties, but no secret is written anywhere. Returns false for the JVM's own class path, where the
     * modules may be present for tests of an extension.
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
