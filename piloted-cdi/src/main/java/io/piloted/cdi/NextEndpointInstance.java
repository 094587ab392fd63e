package io.piloted.cdi;

import io.piloted.Endpoint;
import jakarta.enterprise.inject.Instance;
import java.io.InvalidObjectException;
import java.io.Serial;
import java.io.Serializable;
import java.util.function.Supplier;

/**
 * The object that is injected for {@code @Piloted Provider<Endpoint>} and {@code Instance<Endpoint>}. It returns the
 * next endpoint at each {@code get()}. The container's own object would keep every endpoint in memory (Weld,
 * OpenWebBeans), and take six times as long (ArC) or more.
 */
final class NextEndpointInstance extends ContainerInstance<Endpoint> implements Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient InjectedHandle handle;
    private final transient boolean ours;

    /**
     * Creates the object for one service.
     *
     * @param container the container's own, for all other methods
     * @param ours whether the endpoints come from the library; false if the application has an alternative
     */
    NextEndpointInstance(InjectedHandle handle, Supplier<Instance<Endpoint>> container, boolean ours) {
        super(container);
        this.handle = handle;
        this.ours = ours;
    }

    @Override
    public Endpoint get() {
        return ours ? handle.found().next() : super.get();
    }

    /** Does nothing for the library's values, which the container does not know. */
    @Override
    public void destroy(Endpoint instance) {
        if (!ours) {
            super.destroy(instance);
        }
    }

    @Override
    public String toString() {
        return "Instance<Endpoint>[" + handle.name() + ']';
    }

    @Serial
    private Object writeReplace() {
        return new Passivated(NextEndpointInstance.class, handle.name());
    }

    /**
     * Declared here so that serialization does not search the superclass: reflection fails there, because CDI 3.0 has
     * no handles.
     */
    @Serial
    private Object readResolve() throws InvalidObjectException {
        throw new InvalidObjectException("only its Passivated form is ever written");
    }
}
