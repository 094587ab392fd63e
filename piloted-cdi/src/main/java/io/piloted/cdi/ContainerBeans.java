package io.piloted.cdi;

import static io.piloted.cdi.Messages.MESSAGES;

import io.piloted.metrics.Meters;
import jakarta.enterprise.inject.Instance;
import java.util.Optional;
import java.util.function.Supplier;

/** The container's beans, by type, for what an application can do without: one that cannot be had is not there. */
record ContainerBeans(Supplier<Instance<Object>> all) implements Meters.Beans {

    @Override
    public <T> Optional<T> find(Class<T> type) {
        try {
            Instance<T> beans = all.get().select(type);
            return beans.isResolvable() ? Optional.of(beans.get()) : Optional.empty();
        } catch (RuntimeException e) {
            MESSAGES.debugf(e, "No bean of %s", type);
            return Optional.empty();
        }
    }
}
