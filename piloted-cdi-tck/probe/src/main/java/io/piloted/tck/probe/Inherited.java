package io.piloted.tck.probe;

import io.piloted.Piloted;
import jakarta.inject.Inject;
import jakarta.inject.Provider;

/**
 * A generic supertype with an injection point.
 *
 * @param <T> what is injected
 */
public abstract class Inherited<T> {

    @Inject
    @Piloted("app")
    Provider<T> inherited;

    T inherited() {
        return inherited.get();
    }
}
