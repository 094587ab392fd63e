package io.piloted.tck.probe;

import io.piloted.Endpoint;
import io.piloted.Piloted;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Provider;

/** Injection points with wildcards, which CDI Lite rejects. */
@ApplicationScoped
public class Wildcards {

    @Inject
    @Piloted("app")
    Provider<? extends Endpoint> provider;

    @Inject
    @Piloted("app")
    Instance<? extends Endpoint> instance;

    String picks() {
        return String.join(
                "\n",
                "provider " + provider.get().hostAndPort(),
                "instance " + instance.get().hostAndPort());
    }
}
