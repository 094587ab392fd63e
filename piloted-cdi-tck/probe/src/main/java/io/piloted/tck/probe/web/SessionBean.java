package io.piloted.tck.probe.web;

import io.piloted.Endpoint;
import io.piloted.Piloted;
import io.piloted.ServiceHandle;
import jakarta.enterprise.context.SessionScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.io.Serial;
import java.io.Serializable;

/** A bean in a passivating scope, whose injected objects must be passivation capable. */
@SessionScoped
@SuppressWarnings("serial") // the injected types do not declare that they are serializable, but their values are
public class SessionBean implements Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    @Inject
    @Piloted("app")
    Provider<Endpoint> provider;

    @Inject
    @Piloted("app")
    Instance<Endpoint> instance;

    @Inject
    @Piloted("app")
    ServiceHandle handle;

    @Inject
    @Piloted("app")
    Endpoint endpoint;

    /**
     * Picks.
     *
     * @return an address and port
     */
    public String pick() {
        return provider.get().hostAndPort();
    }
}
