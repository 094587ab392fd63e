package io.piloted.cdi;

import io.piloted.Endpoint;
import io.piloted.Piloted;
import io.piloted.ServiceHandle;
import jakarta.enterprise.context.spi.AlterableContext;
import jakarta.enterprise.context.spi.Contextual;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.Bean;
import java.lang.annotation.Annotation;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The context of {@link PerCall} on CDI Lite. It picks the endpoint itself, and does not let the container create the
 * bean, because ArC wraps exceptions of a bean's creation. So a caller of {@code Provider.get()} gets an unwrapped
 * {@link io.piloted.NoEndpointException}. Public because ArC creates it.
 */
public final class LitePerCallContext implements AlterableContext {

    private final Map<Contextual<?>, Supplier<?>> picks = new ConcurrentHashMap<>();

    @Override
    public Class<? extends Annotation> getScope() {
        return PerCall.class;
    }

    @Override
    public <T> T get(Contextual<T> contextual, CreationalContext<T> creationalContext) {
        return pick(contextual);
    }

    @Override
    public <T> @Nullable T get(Contextual<T> contextual) {
        return pick(contextual);
    }

    @Override
    public boolean isActive() {
        return true;
    }

    @Override
    public void destroy(Contextual<?> contextual) {
        // Nothing is kept.
    }

    @SuppressWarnings("unchecked") // the supplier belongs to this bean
    private <T> T pick(Contextual<T> contextual) {
        Supplier<?> pick = picks.get(contextual);
        if (pick == null) {
            pick = picks.computeIfAbsent(contextual, key -> pickFor((Bean<?>) key));
        }
        return (T) pick.get();
    }

    private static Supplier<?> pickFor(Bean<?> bean) {
        String service = bean.getQualifiers().stream()
                .filter(Piloted.class::isInstance)
                .map(qualifier -> ((Piloted) qualifier).value())
                .findAny()
                .orElseThrow();
        ServiceHandle handle = LiteBeans.handle(service);
        return bean.getTypes().contains(Endpoint.class) ? handle : handle::endpoints;
    }
}
