package io.piloted.tck.probe;

import io.piloted.Piloted;
import io.piloted.ServicesUpdated;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Observers of all kinds, which record their events. */
@ApplicationScoped
public class Events {

    /** The priority of {@code plain}, after all other observers except {@link Thrower}. */
    static final int LAST = Integer.MAX_VALUE - 1;

    private final List<String> seen = new CopyOnWriteArrayList<>();
    private volatile boolean silent;
    private volatile ServicesUpdated last;

    void plain(@Observes @Priority(LAST) ServicesUpdated event) {
        last = event;
        note("plain " + event.trigger() + ' ' + event.changes().keySet() + ' '
                + event.failures().keySet());
    }

    void app(@Observes @Piloted("app") ServicesUpdated event) {
        note("app " + event.changes().get("app").added().size() + ' '
                + event.changes().get("app").removed().size());
    }

    void db(@Observes @Piloted("db") ServicesUpdated event) {
        note("db");
    }

    void async(@ObservesAsync ServicesUpdated event) {
        note("async " + event.trigger());
    }

    void context(@Observes ServicesUpdated event) {
        ObserverContext.note(this::note);
    }

    List<String> seen() {
        return seen;
    }

    ServicesUpdated last() {
        return last;
    }

    /** Switches the recording off, for tests with very many events. */
    void silent(boolean value) {
        silent = value;
    }

    private void note(String line) {
        if (!silent) {
            seen.add(line);
        }
    }
}
