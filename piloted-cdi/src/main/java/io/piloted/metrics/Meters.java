package io.piloted.metrics;

import io.piloted.registry.ServiceState;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** One application's meters in some metrics API. Called by one thread at a time. */
public interface Meters extends AutoCloseable {

    /**
     * Records a refresh, and shows the services that have been registered until then.
     *
     * @param trigger what asked for it
     * @param outcome how it ended
     * @param took how long it took
     */
    void record(String trigger, String outcome, Duration took);

    /**
     * Adds a service. Applications that share the meters API share a service's meters, which show the sum.
     *
     * @param service its name
     * @param state read by any thread, whenever the meters are; must not block
     * @return removes the service
     */
    Runnable register(String service, Supplier<ServiceState> state);

    /** Removes what is left of {@link #record}, so that nothing of the application stays behind. */
    @Override
    void close();

    /** What the application's container has. */
    @FunctionalInterface
    interface Beans {

        /**
         * Finds a bean by its type.
         *
         * @param <T> the type
         * @param type the type
         * @return the bean, or empty if there is none, or more than one
         */
        <T> Optional<T> find(Class<T> type);
    }
}
