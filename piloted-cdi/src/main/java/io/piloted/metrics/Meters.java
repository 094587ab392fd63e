package io.piloted.metrics;

import io.piloted.registry.ServiceState;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** The meters of one application in a metrics API. Called by one thread at a time. */
public interface Meters extends AutoCloseable {

    /** Records a refresh, and makes the registered services visible. */
    void record(String trigger, String outcome, Duration took);

    /**
     * Adds a service. Applications with the same metrics API share the meters of a service, which show the sum.
     *
     * @param state gives the service's state, on any thread; must not block
     * @return an action that removes the service
     */
    Runnable register(String service, Supplier<ServiceState> state);

    /** Removes the meters of {@link #record}, so that nothing of the application stays behind. */
    @Override
    void close();

    /** Access to the application's beans. */
    @FunctionalInterface
    interface Beans {

        /** Finds a bean by its type; empty if there is none, or more than one. */
        <T> Optional<T> find(Class<T> type);
    }
}
