package io.piloted.tck.probe;

import io.piloted.Endpoint;
import io.piloted.Piloted;
import io.piloted.ServiceHandle;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.io.Serial;
import java.io.Serializable;
import java.util.List;

/** A bean that can be passivated, with all types that can be injected. */
@Dependent
@SuppressWarnings("serial") // the injected types do not declare that they are serializable, but their values are
public class Passivating implements Serializable {

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
    Provider<List<Endpoint>> lists;

    @Inject
    @Piloted("app")
    ServiceHandle handle;

    @Inject
    @Piloted("app")
    Endpoint endpoint;

    /**
     * One pick through each.
     *
     * @return an address and port a line
     */
    public String picks() {
        return String.join(
                "\n",
                provider.get().hostAndPort(),
                instance.get().hostAndPort(),
                handle.next().hostAndPort(),
                lists.get().get(0).hostAndPort(),
                endpoint.hostAndPort());
    }
}
