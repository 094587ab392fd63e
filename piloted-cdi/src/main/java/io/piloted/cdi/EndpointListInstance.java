package io.piloted.cdi;

import io.piloted.Endpoint;
import jakarta.enterprise.inject.Instance;
import java.io.InvalidObjectException;
import java.io.Serial;
import java.io.Serializable;
import java.util.List;
import java.util.function.Supplier;

/** The {@code Instance} that is injected for {@code Provider<List<Endpoint>>} and {@code Instance<List<Endpoint>>}. */
final class EndpointListInstance extends ContainerInstance<List<Endpoint>> implements Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient InjectedHandle handle;
    private final transient boolean ours;

    /**
     * Gives all endpoints.
     *
     * @param container what it leaves all else to
     * @param ours whether they are those of the service, or the application has a list of its own in their place
     */
    EndpointListInstance(InjectedHandle handle, Supplier<Instance<List<Endpoint>>> container, boolean ours) {
        super(container);
        this.handle = handle;
        this.ours = ours;
    }

    @Override
    public List<Endpoint> get() {
        return ours ? handle.endpoints() : super.get();
    }

    /** What we give are values: there is nothing to destroy, and the container would not know them. */
    @Override
    public void destroy(List<Endpoint> instance) {
        if (!ours) {
            super.destroy(instance);
        }
    }

    @Override
    public String toString() {
        return "Instance<List<Endpoint>>[" + handle.name() + ']';
    }

    @Serial
    private Object writeReplace() {
        return new Passivated(EndpointListInstance.class, handle.name());
    }

    /** Stands here so that nobody looks for one in the superclass, where reflection fails: CDI 3.0 knows no handles. */
    @Serial
    private Object readResolve() throws InvalidObjectException {
        throw new InvalidObjectException("only its Passivated form is ever written");
    }
}
