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
import java.util.stream.Stream;

/**
 * A log of refreshes: their changes, and failures that were not reported yet. It names at most {@value #NAMED}
 * services. It may block as long as the log blocks. Used by the log thread only.
 */
final class RefreshLog {

    /** The maximum number of services or addresses in a line. */
    static final int NAMED = 10;

    private final ChangeLog changes;

    private boolean saidUnchanged;

    /**
     * Creates the log of an application.
     *
     * @param later runs a task on the log thread, after the time for which a watch's changes are collected
     */
    RefreshLog(Executor later) {
        changes = new ChangeLog(later);
    }

    /** Logs an announced refresh. */
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

    /** Logs the collected changes of a watch now. */
    void flush() {
        changes.flush();
    }

    private static boolean isUnchanged(ServicesUpdated event) {
        return event.changes().isEmpty()
                && event.failures().isEmpty()
                && event.configurationFailure().isEmpty();
    }

    /** Logs once that a signal changed nothing, so that a user who tries a first signal sees that it arrived. */
    private void sayUnchanged(Trigger trigger, int services) {
        if (trigger == Trigger.SIGNAL && !saidUnchanged) {
            saidUnchanged = true;
            MESSAGES.unchanged(services);
        } else {
            MESSAGES.debugf("No endpoints changed (%s)", trigger);
        }
    }

    static String summary(Map<String, Failure> failures) {
        Stream<String> texts = failures.entrySet().stream()
                .map(failure -> failure.getKey() + ": " + failure.getValue().message());
        return first(texts, failures.size(), "; ");
    }

    static String names(List<String> names) {
        return first(names.stream(), names.size(), ", ");
    }

    /** The first of these texts, and the number of further ones. */
    static String first(Stream<String> texts, int count, String separator) {
        String named = texts.limit(NAMED).collect(Collectors.joining(separator));
        return count > NAMED ? named + separator + "and " + (count - NAMED) + " more" : named;
    }
}
