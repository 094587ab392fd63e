package io.piloted.cdi;

import jakarta.enterprise.inject.Instance;
import java.io.InvalidObjectException;
import java.io.Serial;
import java.io.Serializable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An injected {@link Instance} of the library. It survives the passivation of the bean that holds it: the application
 * that reads it back replaces it by its own object.
 */
abstract class InjectedInstance<T> extends ContainerInstance<T> implements Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient @Nullable String service;

    /** Whether the endpoints come from the library; false if the application has an alternative. */
    final transient boolean fromLibrary;

    /**
     * Creates the object for one service.
     *
     * @param container the container's own, for all other methods
     * @param service the service's name; null if the object is for any service
     */
    InjectedInstance(Supplier<Instance<T>> container, @Nullable String service, boolean fromLibrary) {
        super(container);
        this.service = service;
        this.fromLibrary = fromLibrary;
    }

    /** Does nothing for the library's values, which the container does not know. */
    @Override
    public void destroy(T instance) {
        if (!fromLibrary) {
            super.destroy(instance);
        }
    }

    @Serial
    final Object writeReplace() {
        return new Passivated(getClass(), service);
    }

    /**
     * Declared here so that serialization does not search the superclass: reflection fails there, because CDI 3.0 has
     * no handles.
     */
    @Serial
    @SuppressWarnings("DoNotCallSuggester") // only deserialization calls it
    final Object readResolve() throws InvalidObjectException {
        throw new InvalidObjectException("only its Passivated form is ever written");
    }
}
