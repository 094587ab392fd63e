package io.piloted;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * The fast way to the endpoints of one service. There is one per service and application, shared by everything that
 * injects it, and it may be kept for ever: it follows each refresh. Thread-safe.
 *
 * <p>A method that says it waits does so only while an update of the services runs, and at most for
 * {@code piloted.refresh.timeout}; after that it serves the last good endpoints. With
 * {@code piloted.refresh.read=stale} nothing ever waits, nor do the synchronous observers of {@link ServicesUpdated}.
 */
public interface ServiceHandle extends Supplier<Endpoint> {

    /**
     * The service's name.
     *
     * @return as written in the ContainerPilot file
     */
    String name();

    /**
     * The next endpoint, round-robin. Waits while an update runs.
     *
     * @return the endpoint whose turn it is
     * @throws NoEndpointException if no instance of the service is passing
     * @throws NoSuchServiceException if a refresh found that the ContainerPilot file names the service no longer
     * @throws PilotedException if the thread is interrupted while it waits (its interrupt flag stays set)
     */
    Endpoint next();

    /**
     * The next endpoint, round-robin, if there is one. Waits while an update runs.
     *
     * @return the endpoint whose turn it is, empty where {@link #next()} throws {@link NoEndpointException}
     * @throws NoSuchServiceException if a refresh found that the ContainerPilot file names the service no longer
     * @throws PilotedException if the thread is interrupted while it waits (its interrupt flag stays set)
     */
    Optional<Endpoint> tryNext();

    /**
     * The next endpoint, round-robin, for code that must not block, such as an event loop. Never waits: the stage
     * completes when a running update ends.
     *
     * @return a stage that completes with the endpoint, or exceptionally with what {@link #next()} throws, never wrapped.
     *     What is chained to it runs on the caller's thread if no update runs, else on one of a few threads of the library
     */
    CompletionStage<Endpoint> nextAsync();

    /**
     * All endpoints of the service. Does not move the rotation. Waits while an update runs.
     *
     * @return an immutable snapshot, in the catalog's order; empty if no instance is passing
     * @throws NoSuchServiceException if a refresh found that the ContainerPilot file names the service no longer
     * @throws PilotedException if the thread is interrupted while it waits (its interrupt flag stays set)
     */
    List<Endpoint> endpoints();

    /** The same as {@link #next()}. */
    @Override
    default Endpoint get() {
        return next();
    }
}
