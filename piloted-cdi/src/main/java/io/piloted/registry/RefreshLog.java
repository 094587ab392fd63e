package io.piloted.registry;

import static io.piloted.registry.Messages.MESSAGES;

import io.piloted.ServicesUpdated;
import io.piloted.ServicesUpdated.Change;
import io.piloted.ServicesUpdated.Failure;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Logs what a refresh changed, and what is new in its failures. Of many services it names the first few. May block as long
 * as the log does.
 */
final class RefreshLog {

    private static final int NAMED = 10;

    private RefreshLog() {}

    /**
     * Logs a refresh that is announced.
     *
     * @param services how many there are
     */
    static void log(ServicesUpdated event, Outage.News news, int services) {
        news.planFailed().ifPresent(failure -> MESSAGES.planFailed(failure.message()));
        if (news.planRecovered()) {
            MESSAGES.planRecovered();
        }
        if (!news.failed().isEmpty()) {
            MESSAGES.lookupsFailed(event.failures().size(), services, summary(news.failed()));
        } else if (!event.failures().isEmpty()) {
            MESSAGES.debugf("Lookups still fail: %s", summary(event.failures()));
        }
        if (!news.recovered().isEmpty()) {
            MESSAGES.recovered(first(news.recovered()));
        }
        if (!event.changes().isEmpty() && MESSAGES.isInfoEnabled()) {
            MESSAGES.changed(event.trigger(), changes(event.changes().values()));
        }
    }

    private static String changes(Collection<Change> changes) {
        String named = changes.stream()
                .limit(NAMED)
                .map(change -> change.service() + " +" + change.added().size() + " -"
                        + change.removed().size())
                .collect(Collectors.joining(", "));
        return changes.size() > NAMED ? named + ", and " + (changes.size() - NAMED) + " more" : named;
    }

    static String summary(Map<String, Failure> failures) {
        String named = failures.entrySet().stream()
                .limit(NAMED)
                .map(failure -> failure.getKey() + ": " + failure.getValue().message())
                .collect(Collectors.joining("; "));
        return failures.size() > NAMED ? named + "; and " + (failures.size() - NAMED) + " more" : named;
    }

    private static String first(List<String> names) {
        return names.stream().sorted().limit(NAMED).collect(Collectors.joining(", "));
    }
}
