package io.piloted.cdi;

import io.piloted.Endpoint;
import io.piloted.PilotedException;
import io.piloted.ServiceHandle;
import io.piloted.config.Options;
import io.piloted.registry.Registry;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The running application, for parts of the library without injection, such as the REST clients. Thread-safe. */
public interface RunningApplication {

    /**
     * The only application of this class loader; if several applications share the library, the application of the
     * current thread.
     *
     * @throws PilotedException if none has started, or the thread does not belong to one of them
     */
    static RunningApplication current() {
        return RunningApplications.current();
    }

    /** Like {@link #current()}, but returns empty instead of an exception. */
    static Optional<RunningApplication> find() {
        try {
            return Optional.of(current());
        } catch (PilotedException e) {
            return Optional.empty();
        }
    }

    Options options();

    /** The registry, once the services are loaded; empty before, and if the library is switched off. */
    Optional<Registry> registry();

    /** The handle of a service, like {@link io.piloted.ServiceRegistry#service}. */
    ServiceHandle service(String name);

    /**
     * Picks like {@link io.piloted.ServiceHandle#nextAsync(Collection)}. Never blocks, also not for an unknown name.
     */
    CompletionStage<Endpoint> nextAsync(String service, Collection<Endpoint> tried);
}
