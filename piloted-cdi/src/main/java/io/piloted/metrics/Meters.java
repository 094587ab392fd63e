package io.piloted.metrics;

import io.piloted.registry.ServiceState;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** One application's meters in some metrics API. Called by one thread at a time. */
public interface Meters extends AutoCloseable {

    /**
     * Notes a refresh.
     *
     * @param trigger what asked for it
     * @param outcome how it ended
     * @param took how long it took
     */
    void record(String trigger, String outcome, Duration took);

    /**
     * Adds the meters of a service.
     *
     * @param service its name
     * @param state read by any thread, whenever the meters are
     * @return removes them
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
