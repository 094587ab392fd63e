package io.piloted.tck.probe.web;

import io.piloted.Endpoint;
import io.piloted.Piloted;
import io.piloted.ServiceHandle;
import io.piloted.ServiceRegistry;
import io.piloted.tck.probe.PassivationResource;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.io.IOException;
import java.io.Serial;
import java.io.Serializable;

/** A supertype of beans in passivating scopes. */
@SuppressWarnings("serial") // the injected types do not declare that they are serializable, but their values are
public abstract class SerializablePicking implements Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    @Inject
    @Piloted("app")
    Provider<? extends Endpoint> provider;

    @Inject
    @Piloted("app")
    Instance<Endpoint> instance;

    @Inject
    @Piloted("app")
    ServiceHandle handle;

    @Inject
    ServiceRegistry registry;

    /**
     * One pick through each.
     *
     * @return four addresses and ports
     */
    public String pick() {
        return String.join(
                " ",
                provider.get().hostAndPort(),
                instance.get().hostAndPort(),
                handle.next().hostAndPort(),
                registry.service("app").next().hostAndPort());
    }

    /**
     * One pick through each, of a copy that was passivated and activated.
     *
     * @return four addresses and ports, or what was thrown
     */
    public String pickPassivated() {
        try {
            return PassivationResource.copy(this).pick();
        } catch (IOException | ClassNotFoundException e) {
            return e.toString();
        }
    }
}
