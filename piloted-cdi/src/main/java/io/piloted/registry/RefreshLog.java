package io.piloted.registry;

import static io.piloted.registry.Messages.MESSAGES;

import io.piloted.ServicesUpdated;
import io.piloted.ServicesUpdated.Failure;
import io.piloted.ServicesUpdated.Trigger;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;

/**
 * Logs what a refresh changed, and what is new in its failures. Of many services it names the first few. May block as long
 * as the log does. Log thread only.
 */
final class RefreshLog {

    /** How many services or addresses a line names. */
    static final int NAMED = 10;

    private final ChangeLog changes;

    private boolean saidUnchanged;

    /**
     * A log of one application.
     *
     * @param later runs a task on the log thread, when the changes that a watch reports have been collected for long enough
     */
    RefreshLog(Executor later) {
        changes = new ChangeLog(later);
    }

    /**
     * Logs a refresh that is announced.
     *
     * @param services the names of all services
     */
    void write(ServicesUpdated event, Outage.News news, Set<String> services) {
        news.planFailed().ifPresent(failure -> MESSAGES.planFailed(failure.message()));
        if (news.planRecovered()) {
            MESSAGES.planRecovered();
        }
        if (!news.failed().isEmpty()) {
            MESSAGES.lookupsFailed(event.failures().size(), services.size(), summary(news.failed()));
        } else if (!event.failures().isEmpty()) {
            MESSAGES.debugf("Lookups still fail: %s", summary(event.failures()));
        }
        if (!news.recovered().isEmpty()) {
            MESSAGES.recovered(names(news.recovered().stream().sorted().toList()));
        }
        changes.add(event, services);
        if (isUnchanged(event)) {
            sayUnchanged(event.trigger(), services.size());
        }
    }

    /** Logs now what a watch has reported. */
    void flush() {
        changes.flush();
    }

    private static boolean isUnchanged(ServicesUpdated event) {
        return event.changes().isEmpty()
                && event.failures().isEmpty()
                && event.configurationFailure().isEmpty();
    }

    /** A person who sends the first signal wants to see that it has an effect. */
    private void sayUnchanged(Trigger trigger, int services) {
        if (trigger == Trigger.SIGNAL && !saidUnchanged) {
            saidUnchanged = true;
            MESSAGES.unchanged(services);
        } else {
            MESSAGES.debugf("No endpoints changed (%s)", trigger);
        }
    }

    static String summary(Map<String, Failure> failures) {
        String named = failures.entrySet().stream()
                .limit(NAMED)
                .map(failure -> failure.getKey() + ": " + failure.getValue().message())
                .collect(Collectors.joining("; "));
        return failures.size() > NAMED ? named + "; and " + (failures.size() - NAMED) + " more" : named;
    }

    /** The first names, and how many more there are. */
    static String names(List<String> names) {
        String named = names.stream().limit(NAMED).collect(Collectors.joining(", "));
        return names.size() > NAMED ? named + ", and " + (names.size() - NAMED) + " more" : named;
    }
}
