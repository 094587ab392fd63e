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
 * A service's handle as it is injected: finds the real one at its first use, since a bean may be made before the registry
 * is started, and survives the passivation of the bean that holds it.
 */
final class InjectedHandle implements ServiceHandle, Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String name;
    private final transient Supplier<PilotedApplication> application;

    /** The registry's own, as long as the application runs. */
    private transient volatile @Nullable ServiceHandle known;

    /** Made by {@link Handles}, or for names that may not be kept. */
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
            return Stages.unwrapped(handle.nextAsync(tried));
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
        } catch (
                PilotedException
                        e) { // the application has ended during the call, whose result must not be lost for that
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
        PilotedApplication asked = application.get();
        ServiceHandle handle = asked.service(name);
        if (asked.isRunning()) {
            known = handle;
            if (!asked.isRunning()) {
                known = null; // it ended meanwhile, and may have been told to forget before
            }
        }
        return handle;
    }

    /** The application has ended. */
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
