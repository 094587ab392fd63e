package io.piloted.cdi;

/** The marker of the interceptor of methods with {@code @Retry}. It lets {@link PilotedExtension} find the class. */
public interface RetryInterceptor {}
