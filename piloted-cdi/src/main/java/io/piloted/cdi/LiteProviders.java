package io.piloted.cdi;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The binding of {@link LiteProvidersInterceptor} to beans into which providers of endpoints are injected, on CDI Lite.
 * It is not inherited, because a subclass may be an interceptor, which would then need this binding too.
 */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface LiteProviders {}
