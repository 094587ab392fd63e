package io.piloted.cdi;

import io.piloted.Endpoint;
import jakarta.enterprise.inject.Instance;
import java.io.InvalidObjectException;
import java.io.Serial;
import java.io.Serializable;
import java.util.function.Supplier;

/**
 * The {@code Instance} that is injected for {@code @Piloted Provider<Endpoint>} and {@code Instance<Endpoint>}. It gives the
 * next endpoint at each {@code get()}. The container's own would
 * keep every endpoint it ever gave (Weld, OpenWebBeans), and take six times as long (ArC) or more.
 */
final class NextEndpointInstance extends ContainerInstance<Endpoint> implements Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient InjectedHandle handle;
    private final transient boolean ours;

    /**
     * Picks.
     *
     * @param container what it leaves all but the picks to
     * @param ours whether they are picks, or the application has an endpoint of its own in their place
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

    /** What we give are values: there is nothing to destroy, and the container would not know them. */
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

    /** Stands here so that nobody looks for one in the superclass, where reflection fails: CDI 3.0 knows no handles. */
    @Serial
    private Object readResolve() throws InvalidObjectException {
        throw new InvalidObjectException("only its Passivated form is ever written");
    }
}
