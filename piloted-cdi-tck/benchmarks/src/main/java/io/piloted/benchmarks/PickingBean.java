package io.piloted.benchmarks;

import io.piloted.Endpoint;
import io.piloted.Piloted;
import io.piloted.ServiceHandle;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;

/** A bean as an application has it. */
@Singleton
public class PickingBean {

    @Inject
    @Piloted("app")
    ServiceHandle handle;

    @Inject
    @Piloted("app")
    Provider<Endpoint> provider;

    @Inject
    @Piloted("app")
    Instance<Endpoint> instance;
}
