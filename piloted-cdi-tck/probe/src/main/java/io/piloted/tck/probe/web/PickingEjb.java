package io.piloted.tck.probe.web;

import io.piloted.Endpoint;
import io.piloted.Piloted;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.inject.Provider;

/** An EJB, where there are EJBs. */
@Stateless
public class PickingEjb {

    @Inject
    @Piloted("app")
    Provider<Endpoint> app;

    /**
     * Picks.
     *
     * @return an address and port
     */
    public String pick() {
        return app.get().hostAndPort();
    }
}
