package io.piloted.tck.probe;

import io.piloted.Endpoint;
import io.piloted.Piloted;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Provider;

/** A supertype of beans in all scopes. */
public abstract class Picking {

    @Inject
    @Piloted("app")
    Provider<Endpoint> provider;

    @Inject
    @Piloted("app")
    Instance<Endpoint> instance;

    /**
     * One pick through each.
     *
     * @return an address and port, twice
     */
    public String pick() {
        return provider.get().hostAndPort() + ' ' + instance.get().hostAndPort();
    }
}
