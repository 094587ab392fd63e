package io.piloted.registry;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * The outputs of a registry: events for the application's observers, calls of listeners, and log lines.
 *
 * @param events the queue of events for the observers
 * @param reports writes the lines of both logs
 */
record Announcements(
        EventQueue events, Listeners listeners, RefreshReports reports, RefreshLog refreshes, EjectionLog ejections)
        implements AutoCloseable {

    /**
     * Creates the outputs.
     *
     * @param patience the maximum time for which a refresh waits for observers
     */
    static Announcements to(
            Function<Object, CompletionStage<?>> observers, Duration patience, LookupThreads lookups, Threads threads) {
        RefreshReports reports = new RefreshReports(threads);
        return new Announcements(
                new EventQueue(observers, patience, reports, threads),
                new Listeners(lookups, reports),
                reports,
                new RefreshLog(reports::writeLater),
                new EjectionLog(reports));
    }

    /** Announces an {@link io.piloted.EndpointEjected} or {@link io.piloted.EndpointReturned}, to observers and log. */
    void ejectedOrReturned(Object event) {
        events.offer(event);
        reports.write(() -> ejections.add(event));
    }

    /** Writes the collected lines. */
    @Override
    public void close() {
        events.close();
        listeners.close();
        reports.write(refreshes::flush);
        reports.write(ejections::flush);
        reports.close();
    }
}
