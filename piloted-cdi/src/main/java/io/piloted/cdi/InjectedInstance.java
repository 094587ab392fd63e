package io.piloted.cdi;

import jakarta.enterprise.inject.Instance;
import java.io.InvalidObjectException;
import java.io.Serial;
import java.io.Serializable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An {@link Instance} of ours that is injected. It survives the passivation of the bean that holds it: read back, it is the
 * one of the application that reads it.
 */
abstract class InjectedInstance<T> extends ContainerInstance<T> implements Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient @Nullable String service;

    /** Whether it gives what is of the service; otherwise the application has something of its own in its place. */
    final transient boolean ours;

    /**
     * For a service.
     *
     * @param container what it leaves all else to
     * @param service null if it is for any
     */
    InjectedInstance(Supplier<Instance<T>> container, @Nullable String service, boolean ours) {
        super(container);
        this.service = service;
        this.ours = ours;
    }

    /** What we give are values: there is nothing to destroy, and the container would not know them. */
    @Override
    public void destroy(T instance) {
        if (!ours) {
            super.destroy(instance);
        }
    }

    @Override
    public String toString() {
        return getClass().getSimpleName() + '[' + service + ']';
    }

    @Serial
    final Object writeReplace() {
        return new Passivated(getClass(), service);
    }

    /** Stands here so that nobody looks for one in the superclass, where reflection fails: CDI 3.0 knows no handles. */
    @Serial
    @SuppressWarnings("DoNotCallSuggester") // only deserialization calls it
    final Object readResolve() throws InvalidObjectException {
        throw new InvalidObjectException("only its Passivated form is ever written");
    }
}
