package io.piloted.cdi;

import io.piloted.Endpoint;
import io.piloted.NoSuchServiceException;
import jakarta.enterprise.inject.Instance;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;

/**
 * What is selected from {@code @Any Instance<Endpoint>} for a service that has no beans: the file may name it since a refresh.
 * As long as it does not, the container says what it says of a bean that is missing.
 */
final class EndpointSinceRefresh extends ContainerInstance<Endpoint> {

    private final PilotedApplication application;
    private final ServiceBean<Endpoint> bean;
    private final String service;

    EndpointSinceRefresh(
            PilotedApplication application,
            String service,
            ServiceBean<Endpoint> bean,
            Supplier<Instance<Endpoint>> container) {
        super(container);
        this.application = application;
        this.service = service;
        this.bean = bean;
    }

    /** Whether the container has no bean of the application for it, and the registry knows it. */
    private boolean isOurs() {
        if (!super.isUnsatisfied()) {
            return false;
        }
        try {
            application.service(service);
            return true;
        } catch (NoSuchServiceException e) {
            return false;
        }
    }

    @Override
    public Endpoint get() {
        return isOurs() ? bean.value() : super.get();
    }

    @Override
    public boolean isUnsatisfied() {
        return super.isUnsatisfied() && !isOurs();
    }

    /** There is nothing to destroy of what we give. */
    @Override
    public void destroy(Endpoint instance) {
        if (!super.isUnsatisfied()) {
            super.destroy(instance);
        }
    }

    @Override
    public Handle<Endpoint> getHandle() {
        return isOurs() ? PickHandle.of(bean) : super.getHandle();
    }

    @Override
    public Iterable<? extends Handle<Endpoint>> handles() {
        return isOurs() ? List.of(PickHandle.of(bean)) : super.handles();
    }

    @Override
    public Iterator<Endpoint> iterator() {
        return isOurs() ? List.of(bean.value()).iterator() : super.iterator();
    }
}
