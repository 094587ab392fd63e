package io.piloted.tck.probe;

import io.piloted.Endpoint;
import io.piloted.Piloted;
import io.piloted.ServiceHandle;
import io.piloted.ServiceRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.List;

/** A bean with every form of injection point. */
@ApplicationScoped
public class Forms extends Inherited<Endpoint> {

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
    ServiceRegistry registry;

    @Inject
    @Any
    Instance<Endpoint> any;

    @Inject
    Produced produced;

    private Provider<Endpoint> fromConstructor;
    private Instance<Endpoint> fromInitializer;

    /** Used by proxies. */
    protected Forms() {}

    /**
     * By constructor.
     *
     * @param provider of app
     */
    @Inject
    public Forms(@Piloted("app") Provider<Endpoint> provider) {
        fromConstructor = provider;
    }

    @Inject
    void initialize(@Piloted("app") Instance<Endpoint> instance) {
        fromInitializer = instance;
    }

    Provider<Endpoint> provider() {
        return provider;
    }

    Instance<Endpoint> instance() {
        return instance;
    }

    ServiceHandle handle() {
        return handle;
    }

    Instance<Endpoint> any() {
        return any;
    }

    Endpoint endpoint() {
        return endpoint;
    }

    List<List<Endpoint>> lists() {
        return List.of(endpoints, listProvider.get(), listInstance.get(), handle.endpoints());
    }

    /** One pick through each form that can pick. */
    List<Endpoint> pickEach() {
        return List.of(
                provider.get(),
                instance.get(),
                handle.next(),
                handle.tryNext().orElseThrow(),
                handle.nextAsync().toCompletableFuture().join(),
                fromConstructor.get(),
                fromInitializer.get(),
                inherited(),
                produced.pick(),
                registry.service("app").next());
    }
}
