package io.piloted.cdi;

import io.piloted.Endpoint;
import jakarta.enterprise.inject.Instance;
import java.io.Serial;
import java.util.List;
import java.util.function.Supplier;

/** The object that is injected for {@code Provider<List<Endpoint>>} and {@code Instance<List<Endpoint>>}. */
final class EndpointListInstance extends InjectedInstance<List<Endpoint>> {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient InjectedHandle handle;

    EndpointListInstance(InjectedHandle handle, Supplier<Instance<List<Endpoint>>> container, boolean fromLibrary) {
        super(container, handle.name(), fromLibrary);
        this.handle = handle;
    }

    @Override
    public List<Endpoint> get() {
        return fromLibrary ? handle.endpoints() : super.get();
    }

    @Override
    public String toString() {
        return "Instance<List<Endpoint>>[" + handle.name() + ']';
    }
}
