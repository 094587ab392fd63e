package io.piloted.cdi;

import jakarta.enterprise.context.spi.Context;
import jakarta.enterprise.context.spi.Contextual;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.inject.Scope;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/**
 * The pseudo-scope of beans that are worked out anew each time and belong to nobody: unlike {@code @Dependent}, nothing
 * is kept of them, so that a dynamic {@code Instance.select(…).get()} does not leak on Weld.
 */
@Scope
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.FIELD})
public @interface PerCall {

    /** Its context: creates, and forgets. */
    final class Always implements Context {

        @Override
        public Class<PerCall> getScope() {
            return PerCall.class;
        }

        @Override
        public <T> T get(Contextual<T> contextual, CreationalContext<T> creationalContext) {
            return contextual.create(creationalContext);
        }

        @Override
        public <T> @Nullable T get(Contextual<T> contextual) {
            return null;
        }

        @Override
        public boolean isActive() {
            return true;
        }
    }
}
