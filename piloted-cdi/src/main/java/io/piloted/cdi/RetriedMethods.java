package io.piloted.cdi;

import java.lang.annotation.Annotation;
import java.util.Optional;

/** Names for methods with {@code @Retry} of MicroProfile Fault Tolerance, an optional API. */
final class RetriedMethods {

    /** The class of their interceptor, by name, because this package must not depend on it. */
    static final String INTERCEPTOR = "io.piloted.rest.AttemptsInterceptor";

    private static final String RETRY = "org.eclipse.microprofile.faulttolerance.Retry";

    private RetriedMethods() {}

    /** The annotation; empty if the application does not see it. */
    static Optional<Class<? extends Annotation>> annotation() {
        try {
            return Optional.of(Class.forName(RETRY, false, RetriedMethods.class.getClassLoader())
                    .asSubclass(Annotation.class));
        } catch (ClassNotFoundException | LinkageError e) {
            return Optional.empty();
        }
    }
}
