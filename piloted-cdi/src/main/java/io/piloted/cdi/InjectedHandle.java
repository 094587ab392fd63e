package io.piloted.cdi;

import io.piloted.Endpoint;
import io.piloted.ServiceHandle;
import io.piloted.ServiceRegistry;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serial;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A service's handle as it is injected: finds the real one at its first use, since a bean may be made before the registry
 * is started, and survives the passivation of the bean that holds it.
 */
final class InjectedHandle implements ServiceHandle, Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String name;
    private final transient Supplier<ServiceRegistry> registry;
    private transient volatile @Nullable ServiceHandle known;

    InjectedHandle(String name, Supplier<ServiceRegistry> registry) {
        this.name = name;
        this.registry = registry;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Endpoint next() {
        return found().next();
    }

    @Override
    public Optional<Endpoint> tryNext() {
        return found().tryNext();
    }

    @Override
    public CompletionStage<Endpoint> nextAsync() {
        return found().nextAsync();
    }

    @Override
    public List<Endpoint> endpoints() {
        return found().endpoints();
    }

    @Override
    public String toString() {
        return "ServiceHandle[" + name + ']';
    }

    /** The registry's own handle. */
    ServiceHandle found() {
        ServiceHandle handle = known;
        if (handle == null) {
            handle = registry.get().service(name);
            known = handle;
        }
        return handle;
    }

    @Serial
    private Object writeReplace() {
        return new Passivated(ServiceHandle.class, name);
    }

    @Serial
    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("only its Passivated form is ever written");
    }
}
