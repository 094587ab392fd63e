package io.piloted.tck.inprocess;

import io.piloted.Endpoint;
import io.piloted.Piloted;
import io.piloted.ServiceHandle;
import io.piloted.ServiceRegistry;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.util.List;

/** A bean with every form of injection point that the contract names. */
@Singleton
public class EveryForm {

    @Inject
    @Piloted("app")
    Endpoint endpoint;

    @Inject
    @Piloted("app")
    List<Endpoint> endpoints;

    @Inject
    @Piloted("app")
    Provider<Endpoint> provider;

    @Inject
    @Piloted("app")
    Instance<Endpoint> instance;

    @Inject
    @Piloted("app")
    Provider<List<Endpoint>> listProvider;

    @Inject
    @Piloted("app")
    Instance<List<Endpoint>> listInstance;

    @Inject
    @Piloted("app")
    ServiceHandle handle;

    @Inject
    @Piloted("app")
    Provider<ServiceHandle> handles;

    @Inject
    ServiceRegistry registry;

    @Inject
    @Any
    Instance<Endpoint> any;

    Provider<Endpoint> fromConstructor;
    Provider<Endpoint> fromInitializer;

    /**
     * As constructor parameter.
     *
     * @param provider of app
     */
    @Inject
    public EveryForm(@Piloted("app") Provider<Endpoint> provider) {
        fromConstructor = provider;
    }

    @Inject
    void initialize(@Piloted("app") Provider<Endpoint> provider) {
        fromInitializer = provider;
    }
}
