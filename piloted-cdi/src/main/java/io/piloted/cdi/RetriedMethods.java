package io.piloted.cdi;

import java.lang.annotation.Annotation;
import java.util.Optional;

/** The methods with {@code @Retry} of MicroProfile Fault Tolerance, which need not be there. */
final class RetriedMethods {

    /** The class of the interceptor they get, which this package does not know. */
    static final String INTERCEPTOR = "io.piloted.rest.AttemptsInterceptor";

    private static final String RETRY = "org.eclipse.microprofile.faulttolerance.Retry";

    private RetriedMethods() {}

    /** Their annotation, empty if the application does not see it. */
    static Optional<Class<? extends Annotation>> annotation() {
        try {
            return Optional.of(Class.forName(RETRY, false, RetriedMethods.class.getClassLoader())
                    .asSubclass(Annotation.class));
        } catch (ClassNotFoundException | LinkageError e) {
            return Optional.empty();
        }
    }
}
