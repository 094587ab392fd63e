package io.piloted.benchmarks;

/**
 * A Quarkus application whose jars are all on the class path. It is found by class name, because it is missing in
 * measurements of other containers.
 */
final class QuarkusContainer {

    /** The class that Quarkus generates for an application; an {@code io.quarkus.runtime.Application}. */
    private static final String APPLICATION = "io.quarkus.runner.ApplicationImpl";

    private QuarkusContainer() {}

    static boolean isHere() {
        return QuarkusContainer.class.getClassLoader().getResource(APPLICATION.replace('.', '/') + ".class") != null;
    }

    /** Starts the application; closing the result stops it. */
    static AutoCloseable start() throws ReflectiveOperationException {
        Class<?> type = Class.forName(APPLICATION);
        Object application = type.getConstructor().newInstance();
        type.getMethod("start", String[].class).invoke(application, (Object) new String[0]);
        return () -> type.getMethod("close").invoke(application);
    }
}
