package io.piloted.cdi;

import io.piloted.Endpoint;
import io.piloted.NoSuchServiceException;
import jakarta.enterprise.inject.Instance;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;

/**
 * The result of {@code select} on {@code @Any Instance<Endpoint>} for a service without beans, which a refresh may have
 * added. While the service is unknown, the container handles it like any missing bean.
 */
final class LateServiceInstance extends ContainerInstance<Endpoint> {

    private final PilotedApplication application;
    private final ServiceBean<Endpoint> bean;
    private final String service;

    LateServiceInstance(
            PilotedApplication application,
            String service,
            ServiceBean<Endpoint> bean,
            Supplier<Instance<Endpoint>> container) {
        super(container);
        this.application = application;
        this.service = service;
        this.bean = bean;
    }

    /** Whether the registry knows the service, and the application has no bean for it. */
    private boolean isFromLibrary() {
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
        return isFromLibrary() ? bean.value() : super.get();
    }

    @Override
    public boolean isUnsatisfied() {
        return super.isUnsatisfied() && !isFromLibrary();
    }

    /** Does nothing for the library's values, which the container does not know. */
    @Override
    public void destroy(Endpoint instance) {
        if (!super.isUnsatisfied()) {
            super.destroy(instance);
        }
    }

    @Override
    public Handle<Endpoint> getHandle() {
        return isFromLibrary() ? PickHandle.of(bean) : super.getHandle();
    }

    @Override
    public Iterable<? extends Handle<Endpoint>> handles() {
        return isFromLibrary() ? List.of(PickHandle.of(bean)) : super.handles();
    }

    @Override
    public Iterator<Endpoint> iterator() {
        return isFromLibrary() ? List.of(bean.value()).iterator() : super.iterator();
    }
}
