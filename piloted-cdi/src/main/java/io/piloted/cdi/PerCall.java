package io.piloted.cdi;

import jakarta.inject.Scope;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A scope whose beans are created at each call. In contrast to {@code @Dependent}, the container keeps no reference to
 * them, so that a dynamic {@code Instance.select(…).get()} does not leak memory on Weld.
 */
@Scope
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.FIELD})
public @interface PerCall {}
