package io.piloted.cdi;

import jakarta.enterprise.context.spi.Context;
import jakarta.enterprise.context.spi.Contextual;
import jakarta.enterprise.context.spi.CreationalContext;
import org.jspecify.annotations.Nullable;

/** The context of {@link PerCall} on CDI Full. It creates an instance at each call, and keeps none. */
final class FullPerCallContext implements Context {

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
