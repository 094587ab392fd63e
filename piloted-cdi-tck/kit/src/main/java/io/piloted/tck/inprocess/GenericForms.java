package io.piloted.tck.inprocess;

import io.piloted.Endpoint;
import io.piloted.Piloted;
import io.piloted.ServiceHandle;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * A bean whose injection points have types that must be resolved: type variables of a generic supertype, and wildcards
 * as Kotlin generates them.
 */
@Singleton
public class GenericForms extends InheritedForms<Endpoint, List<Endpoint>> {

    @Inject
    @Piloted("app")
    Provider<? extends Endpoint> wildProvider;

    @Inject
    @Piloted("app")
    Instance<? extends Endpoint> wildInstance;

    @Inject
    @Any
    Instance<? extends Endpoint> wildAny;

    @Inject
    @Piloted("app")
    List<? extends Endpoint> wildList;

    @Inject
    @Piloted("app")
    Provider<List<? extends Endpoint>> wildListProvider;

    @Inject
    @Piloted("app")
    Instance<? extends List<? extends Endpoint>> wildListInstance;

    @Inject
    @Piloted("app")
    Provider<ServiceHandle> handleProvider;

    /**
     * A bean that is generic itself.
     *
     * @param <E> an endpoint
     */
    @Dependent
    public static class Bounded<E extends Endpoint> {

        @Inject
        @Piloted("app")
        Provider<E> provider;
    }
}
