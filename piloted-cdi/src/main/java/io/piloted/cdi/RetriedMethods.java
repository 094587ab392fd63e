package io.piloted.cdi;

import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Optional;

/** Names for methods with {@code @Retry} of MicroProfile Fault Tolerance, an optional API. */
final class RetriedMethods {

    /** The class of their interceptor, by name, because this package must not depend on it. */
    static final String INTERCEPTOR = "io.piloted.rest.AttemptsInterceptor";

    private static final String RETRY = "org.eclipse.microprofile.faulttolerance.Retry";

    private static final String OPEN_WEB_BEANS = "org.apache.webbeans.";

    private RetriedMethods() {}

    /**
     * Whether the interceptor must be bound to the annotation itself. OpenWebBeans finds only the bindings in the class
     * of an annotation, not those that an extension has added to it.
     */
    static boolean bindDirectly(BeanManager beans) {
        return beans.getClass().getName().startsWith(OPEN_WEB_BEANS);
    }

    /**
     * Creates an annotation of this type with default values, to bind an interceptor. The values on a method do not
     * matter.
     */
    static Annotation bindingTo(Class<? extends Annotation> type) {
        InvocationHandler handler = (self, method, arguments) -> switch (method.getName()) {
            case "annotationType" -> type;
            case "equals" -> self == arguments[0];
            case "hashCode" -> type.hashCode();
            case "toString" -> '@' + type.getName();
            default -> method.getDefaultValue();
        };
        return (Annotation) Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler);
    }

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
