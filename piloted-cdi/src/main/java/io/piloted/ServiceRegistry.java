package io.piloted;

import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * All services the application depends on, for names that are known only at run time. An
 * {@code @ApplicationScoped} bean. Thread-safe.
 */
public interface ServiceRegistry {

    /**
     * The services of the ContainerPilot file.
     *
     * @return their names in the order of the file; an immutable snapshot
     */
    Set<String> names();

    /**
     * The handle of one service. For a name that is not known yet it waits as a pick does, since a running update may be
     * about to add it.
     *
     * @param name the service's name
     * @return its handle, always the same one
     * @throws NoSuchServiceException if the ContainerPilot file does not name the service
     */
    ServiceHandle service(String name);

    /**
     * Reads the ContainerPilot file and looks up every service again, as a SIGHUP does. Does not block. Calls that
     * arrive while a refresh runs share one further refresh.
     *
     * @return a stage that completes with the event when the new endpoints are visible. Failures of single services
     *     are in the event; the stage completes exceptionally only when the application is shutting down
     * @throws PilotedException if {@code piloted.enabled} is {@code false}
     */
    CompletionStage<ServicesUpdated> refresh();
}
