package io.piloted;

import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * The registry of all services that the application depends on, for names that are known only at run time. An
 * {@code @ApplicationScoped} bean. Thread-safe.
 */
public interface ServiceRegistry {

    /**
     * The names of all services, from the ContainerPilot file and {@code piloted.services}.
     *
     * @return the names, those of the file first, in its order; an immutable snapshot
     */
    Set<String> names();

    /**
     * The handle of one service. If the name is unknown, it waits like a pick, because a running refresh may add the
     * service.
     *
     * @param name the service's name
     * @return its handle, always the same one
     * @throws NoSuchServiceException if the service is unknown
     */
    ServiceHandle service(String name);

    /**
     * Reads the ContainerPilot file and looks up every service again, like a SIGHUP. Does not block. All calls during a
     * refresh share one further refresh.
     *
     * @return a stage that completes with the event when the new endpoints are visible. The event contains the failures
     *     of single services; the stage fails only when the application shuts down, or if the refresh fails
     *     unexpectedly
     * @throws PilotedException if {@code piloted.enabled} is {@code false}
     */
    CompletionStage<ServicesUpdated> refresh();
}
