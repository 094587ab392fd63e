package io.piloted.cdi;

import io.piloted.Endpoint;
import jakarta.enterprise.inject.Instance;
import java.io.Serial;
import java.util.function.Supplier;

/**
 * The object that is injected for {@code @Piloted Provider<Endpoint>} and {@code Instance<Endpoint>}. It returns the
 * next endpoint at each {@code get()}. The container's own object would keep every endpoint in memory (Weld,
 * OpenWebBeans), and take six times as long (ArC) or more.
 */
final class NextEndpointInstance extends InjectedInstance<Endpoint> {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient InjectedHandle handle;

    NextEndpointInstance(InjectedHandle handle, Supplier<Instance<Endpoint>> container, boolean fromLibrary) {
        super(container, handle.name(), fromLibrary);
        this.handle = handle;
    }

    @Override
    public Endpoint get() {
        return fromLibrary ? handle.found().next() : super.get();
    }

    @Override
    public String toString() {
        return "Instance<Endpoint>[" + handle.name() + ']';
    }
}
