package io.piloted.cdi;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.interceptor.InterceptorBinding;
import java.io.Serial;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The binding of {@link RetriedMethods#INTERCEPTOR} to methods that are retried. The extensions add it to
 * {@code @Retry}.
 */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Attempts {

    /** An instance of the annotation. Immutable. */
    final class Literal extends AnnotationLiteral<Attempts> implements Attempts {

        @Serial
        private static final long serialVersionUID = 1L;
    }
}
