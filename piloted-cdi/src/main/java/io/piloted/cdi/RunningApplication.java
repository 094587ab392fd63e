package io.piloted.cdi;

import io.piloted.Endpoint;
import io.piloted.NoEndpointException;
import io.piloted.NoSuchServiceException;
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
     * @return the application
     * @throws PilotedException if none has started, or the thread does not belong to one of them
     */
    static RunningApplication current() {
        return RunningApplications.current();
    }

    /**
     * Like {@link #current()}, but without an exception.
     *
     * @return the application; empty if none has started, or the thread does not belong to one of them
     */
    static Optional<RunningApplication> find() {
        try {
            return Optional.of(current());
        } catch (PilotedException e) {
            return Optional.empty();
        }
    }

    /**
     * The library's options for this application.
     *
     * @return the options
     */
    Options options();

    /**
     * The registry, once the services are loaded.
     *
     * @return the registry; empty before, and if the library is switched off
     */
    Optional<Registry> registry();

    /**
     * The handle of a service, like {@link io.piloted.ServiceRegistry#service}.
     *
     * @param name the service's name
     * @return its handle
     * @throws NoSuchServiceException if the ContainerPilot file does not name the service
     */
    ServiceHandle service(String name);

    /**
     * Picks like {@link io.piloted.ServiceHandle#next(Collection)}.
     *
     * @param service the service's name
     * @param tried endpoints that the call has tried
     * @return the next endpoint
     * @throws NoSuchServiceException if the ContainerPilot file does not name the service
     * @throws NoEndpointException if no instance of the service is passing
     */
    Endpoint next(String service, Collection<Endpoint> tried);

    /**
     * Picks like {@link io.piloted.ServiceHandle#nextAsync(Collection)}. Never blocks, also not for an unknown name.
     *
     * @param service the service's name
     * @param tried endpoints that the call has tried
     * @return a stage that completes with the endpoint, or fails with the exceptions of {@link #next}
     */
    CompletionStage<Endpoint> nextAsync(String service, Collection<Endpoint> tried);
}
