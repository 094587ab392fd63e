package io.piloted.benchmarks.signal;

import io.piloted.Piloted;
import io.piloted.ServicesUpdated;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The application's observer, which records the time and port of each event. */
@Singleton
public class EventRecorder {

    private static final long PATIENCE_SECONDS = 30;

    private final BlockingQueue<Moment> moments = new LinkedBlockingQueue<>();

    /**
     * An event.
     *
     * @param nanos as of {@link System#nanoTime}
     * @param port the port of the only endpoint
     */
    record Moment(long nanos, int port) {}

    void changed(@Observes @Piloted("app") ServicesUpdated event) {
        long now = System.nanoTime();
        moments.add(new Moment(now, event.changes().get("app").after().get(0).port()));
    }

    /** Waits for the event with this port, and returns its time; an event with another port is an error. */
    long awaitNanos(int port) throws InterruptedException {
        Moment moment = moments.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (moment == null || moment.port() != port) {
            throw new IllegalStateException("told " + moment + " instead of port " + port);
        }
        return moment.nanos();
    }
}
