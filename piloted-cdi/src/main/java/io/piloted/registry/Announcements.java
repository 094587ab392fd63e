package io.piloted.registry;

import io.piloted.ServicesUpdated;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * All that a registry tells of what happens: the application's observers, the listeners, and the log.
 *
 * @param events for the observers
 * @param reports takes the lines of both logs
 */
record Announcements(
        EventQueue events, Listeners listeners, RefreshReports reports, RefreshLog refreshes, EjectionLog ejections)
        implements AutoCloseable {

    /**
     * Announcements to these observers.
     *
     * @param patience how long a refresh waits for observers
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

    /** Tells of an endpoint that was ejected or has returned; a {@link ServicesUpdated} has its own way. */
    void ejectedOrReturned(Object event) {
        events.offer(event);
        reports.write(() -> ejections.add(event));
    }

    /** Writes the lines that are still collected. */
    @Override
    public void close() {
        events.close();
        listeners.close();
        reports.write(refreshes::flush);
        reports.write(ejections::flush);
        reports.close();
    }
}
