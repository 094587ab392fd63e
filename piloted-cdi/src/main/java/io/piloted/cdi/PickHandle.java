package io.piloted.cdi;

import io.piloted.Endpoint;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.Bean;
import org.jspecify.annotations.Nullable;

/** A CDI {@code Handle} for one pick. An endpoint is a value, so destroying the handle has no effect on it. */
final class PickHandle implements Instance.Handle<Endpoint> {

    private final ServiceBean<Endpoint> bean;
    private @Nullable Endpoint picked;
    private boolean destroyed;

    private PickHandle(ServiceBean<Endpoint> bean) {
        this.bean = bean;
    }

    /**
     * Creates a handle. A method instead of a public constructor, because code that calls a constructor needs the
     * interface {@code Handle} when it is loaded, and CDI 3 (TomEE 9) does not have it.
     */
    static Instance.Handle<Endpoint> of(ServiceBean<Endpoint> bean) {
        return new PickHandle(bean);
    }

    @Override
    public Endpoint get() {
        if (destroyed) {
            throw new IllegalStateException("destroyed: " + bean);
        }
        Endpoint endpoint = picked;
        if (endpoint == null) {
            endpoint = bean.value();
            picked = endpoint;
        }
        return endpoint;
    }

    @Override
    public Bean<Endpoint> getBean() {
        return bean;
    }

    @Override
    public void destroy() {
        destroyed = true;
    }

    @Override
    public void close() {
        destroy();
    }
}
