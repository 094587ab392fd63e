package io.piloted.tck.inprocess;

import io.piloted.Piloted;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.List;

/**
 * A generic supertype with injection points.
 *
 * @param <E> an endpoint
 * @param <L> a list of them
 */
public abstract class InheritedForms<E, L> {

    @Inject
    @Piloted("app")
    E endpoint;

    @Inject
    @Piloted("app")
    List<E> list;

    @Inject
    @Piloted("app")
    Provider<E> provider;

    @Inject
    @Piloted("app")
    Instance<E> instance;

    @Inject
    @Piloted("app")
    Provider<L> listProvider;

    Provider<E> fromInitializer;

    @Inject
    void initialize(@Piloted("app") Provider<E> provider) {
        fromInitializer = provider;
    }
}
