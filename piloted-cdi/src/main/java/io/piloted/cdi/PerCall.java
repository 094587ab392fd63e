package io.piloted.cdi;

import jakarta.inject.Scope;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The pseudo-scope of beans that are created at each call and belong to nobody: unlike {@code @Dependent}, nothing is kept
 * of them, so that a dynamic {@code Instance.select(…).get()} does not leak on Weld.
 */
@Scope
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.FIELD})
public @interface PerCall {}
