package io.piloted.registry;

import static io.piloted.registry.Messages.MESSAGES;

import io.piloted.ServicesUpdated;
import io.piloted.ServicesUpdated.Change;
import io.piloted.ServicesUpdated.Trigger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;

/**
 * A log of changed endpoints. Changes that a signal or a program caused are logged at once. Changes that a watch
 * reports are collected first, so that services that change all the time do not fill the log. Used by the log thread
 * only.
 */
final class ChangeLog {

    private final Executor later;

    /** The changes reported by a watch since the last line, by service. */
    private final Map<String, Change> collected = new LinkedHashMap<>();

    /** The names of all services at the last refresh. */
    private Set<String> services = Set.of();

    /** Whether a task is scheduled that logs the collected changes. */
    private boolean scheduled;

    /** Creates the log. {@code later} runs a task on the log thread, after the time for which changes are collected. */
    ChangeLog(Executor later) {
        this.later = later;
    }

    void add(ServicesUpdated event, Set<String> known) {
        services = known;
        if (event.trigger() == Trigger.WATCH) {
            MergedEvents.merge(collected, event.changes());
            schedule();
        } else {
            flush();
            log(event.trigger(), event.changes());
        }
    }

    void flush() {
        log(Trigger.WATCH, collected);
        collected.clear();
    }

    private void schedule() {
        if (!scheduled && !collected.isEmpty()) {
            later.execute(this::onTime);
            scheduled = true;
        }
    }

    private void onTime() {
        scheduled = false;
        flush();
    }

    private void log(Trigger trigger, Map<String, Change> changes) {
        if (changes.isEmpty()) {
            return;
        }
        if (MESSAGES.isInfoEnabled()) {
            MESSAGES.changed(trigger, ChangeText.of(changes.values()));
        }
        List<String> emptied = changes.values().stream()
                .filter(change -> change.after().isEmpty() && !change.before().isEmpty())
                .map(Change::service)
                .filter(services::contains)
                .toList();
        if (!emptied.isEmpty()) {
            MESSAGES.noEndpointLeft(RefreshLog.names(emptied));
        }
    }
}
