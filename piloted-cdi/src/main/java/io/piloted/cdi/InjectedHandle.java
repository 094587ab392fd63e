package io.piloted.cdi;

import static io.piloted.cdi.Messages.MESSAGES;

import io.piloted.Endpoint;
import io.piloted.Outcome;
import io.piloted.PilotedException;
import io.piloted.ServiceHandle;
import io.piloted.ServiceSnapshot;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serial;
import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The handle of a service that is injected into beans. It finds the registry's handle at its first use, because a bean
 * may be created before the registry is started. It can be passivated with the bean.
 */
final class InjectedHandle implements ServiceHandle, Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String name;
    private final transient Supplier<PilotedApplication> application;

    /** The registry's handle, while the application runs. */
    private transient volatile @Nullable ServiceHandle known;

    /** Creates a handle. Use {@link Handles#of} instead, unless the name comes from outside the application. */
    InjectedHandle(String name, Supplier<PilotedApplication> application) {
        this.name = name;
        this.application = application;
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
    public Endpoint next(Collection<Endpoint> tried) {
        return found().next(tried);
    }

    @Override
    public Optional<Endpoint> tryNext() {
        return found().tryNext();
    }

    @Override
    public CompletionStage<Endpoint> nextAsync(Collection<Endpoint> tried) {
        ServiceHandle handle = known;
        if (handle != null) {
            return handle.nextAsync(tried);
        }
        try {
            return application.get().nextAsync(name, tried);
        } catch (PilotedException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    @Override
    public void report(Endpoint endpoint, Outcome outcome) {
        try {
            found().report(endpoint, outcome);
        } catch (PilotedException e) { // the application has ended, but that must not lose the result of the call
            MESSAGES.debugf("A call of service '%s' is not reported: %s", name, e);
        }
    }

    @Override
    public List<Endpoint> endpoints() {
        return found().endpoints();
    }

    @Override
    public ServiceSnapshot snapshot() {
        return found().snapshot();
    }

    @Override
    public String toString() {
        return "ServiceHandle[" + name + ']';
    }

    /** The registry's own handle. */
    ServiceHandle found() {
        ServiceHandle handle = known;
        return handle != null ? handle : find();
    }

    private ServiceHandle find() {
        PilotedApplication current = application.get();
        ServiceHandle handle = current.service(name);
        if (current.isRunning()) {
            known = handle;
            if (!current.isRunning()) {
                known = null; // the application has ended meanwhile, perhaps after it called forget()
            }
        }
        return handle;
    }

    /** Called when the application has ended. */
    void forget() {
        known = null;
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
