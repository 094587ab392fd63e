package io.piloted.benchmarks.picks;

import io.piloted.Endpoint;
import io.piloted.Piloted;
import io.piloted.ServiceHandle;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;

/** A bean with injected providers and a handle, used on every container. */
@Singleton
public class PickingBean {

    @Inject
    @Piloted("app")
    public ServiceHandle handle;

    @Inject
    @Piloted("app")
    public Provider<Endpoint> provider;

    @Inject
    @Piloted("app")
    public Instance<Endpoint> instance;
}
