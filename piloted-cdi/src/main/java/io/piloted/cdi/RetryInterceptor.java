package io.piloted.cdi;

/** Marks the interceptor of methods with {@code @Retry}, so that {@link PilotedExtension} sees its class. */
public interface RetryInterceptor {}
