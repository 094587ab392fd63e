package io.piloted.cdi;

import io.piloted.Endpoint;
import io.piloted.Piloted;
import io.piloted.ServiceHandle;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.List;

/** Injection points of every type for one service. The class is not a bean. */
abstract class AppPoints {

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

    @Inject
    @Piloted("app")
    List<Endpoint> list;

    @Inject
    @Piloted("app")
    Provider<List<Endpoint>> lists;

    @Inject
    @Piloted("app")
    Instance<List<Endpoint>> listInstance;
}
