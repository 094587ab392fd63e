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

/**
 * An application as the library's other edges see it, such as the REST clients, that the container does not inject into.
 * Thread-safe.
 */
public interface RunningApplication {

    /**
     * The one application of this class loader; of several that share the library, the one the thread belongs to.
     *
     * @return the application
     * @throws PilotedException if none has started, or the thread belongs to none
     */
    static RunningApplication current() {
        return RunningApplications.current();
    }

    /**
     * The same as {@link #current()} for those who can wait for it.
     *
     * @return the application, empty if none has started, or the thread belongs to none
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
     * The registry, as soon as the first load of the services is over.
     *
     * @return empty before, and when the library is switched off
     */
    Optional<Registry> registry();

    /**
     * The handle of a service, as {@link io.piloted.ServiceRegistry#service} gives it.
     *
     * @param name the service's name
     * @return its handle
     * @throws NoSuchServiceException if the ContainerPilot file does not name the service
     */
    ServiceHandle service(String name);

    /**
     * Picks as {@link io.piloted.ServiceHandle#next(Collection)} does.
     *
     * @param service the service's name
     * @param tried endpoints that the call has tried
     * @return the endpoint whose turn it is
     * @throws NoSuchServiceException if the ContainerPilot file does not name the service
     * @throws NoEndpointException if no instance of the service is passing
     */
    Endpoint next(String service, Collection<Endpoint> tried);

    /**
     * Picks as {@link io.piloted.ServiceHandle#nextAsync(Collection)} does: never blocks, whatever the name.
     *
     * @param service the service's name
     * @param tried endpoints that the call has tried
     * @return a stage that completes with the endpoint, or exceptionally as {@link #next} throws
     */
    CompletionStage<Endpoint> nextAsync(String service, Collection<Endpoint> tried);
}
