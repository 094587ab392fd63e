package io.piloted.cdi;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On CDI Lite, marks the beans into which endpoints' providers are injected, for {@link LiteProvidersInterceptor}. Not
 * inherited: an interceptor would inherit it, too, and then only intercept what has both of its bindings.
 */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface LiteProviders {}
