package io.piloted.cdi;

import io.piloted.Endpoint;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.Bean;
import org.jspecify.annotations.Nullable;

/** A handle of one pick: an endpoint is a value, so that there is nothing to destroy but the handle. */
final class PickHandle implements Instance.Handle<Endpoint> {

    private final ServiceBean<Endpoint> bean;
    private @Nullable Endpoint picked;
    private boolean destroyed;

    private PickHandle(ServiceBean<Endpoint> bean) {
        this.bean = bean;
    }

    /**
     * Returns a new handle. A method instead of a public constructor: code that itself creates this class needs {@code Handle}
     * when it is loaded, and CDI 3 (TomEE 9) has no such interface.
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
