package io.piloted.registry;

import static io.piloted.registry.Messages.MESSAGES;

import io.piloted.ServicesUpdated;
import io.piloted.ServicesUpdated.Change;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Says what changed; and once that lookups fail, once that they no longer do, however many refreshes lie between. Names the
 * first few of many services. Refresh thread only.
 */
final class RefreshLog {

    private static final int NAMED = 10;

    private Set<String> reported = Set.of();

    /**
     * Says what came of a refresh.
     *
     * @param services how many there are
     */
    void log(ServicesUpdated event, int services) {
        log(event.failures(), services);
        if (!event.changes().isEmpty() && MESSAGES.isInfoEnabled()) {
            MESSAGES.changed(event.trigger(), summary(event.changes().values()));
        }
    }

    private static String summary(Collection<Change> changes) {
        String named = changes.stream()
                .limit(NAMED)
                .map(change -> change.service() + " +" + change.added().size() + " -"
                        + change.removed().size())
                .collect(Collectors.joining(", "));
        return changes.size() > NAMED ? named + ", and " + (changes.size() - NAMED) + " more" : named;
    }

    private void log(Map<String, Throwable> failures, int services) {
        Set<String> now = Set.copyOf(failures.keySet());
        if (now.equals(reported)) {
            if (!now.isEmpty()) {
                MESSAGES.debugf("Still failing: %s", summary(failures));
            }
        } else if (now.isEmpty()) {
            MESSAGES.recovered(String.join(", ", first(reported)));
        } else {
            MESSAGES.lookupsFailed(failures.size(), services, summary(failures));
        }
        reported = now;
    }

    static String summary(Map<String, Throwable> failures) {
        String named = failures.entrySet().stream()
                .limit(NAMED)
                .map(failure -> failure.getKey() + ": " + reason(failure.getValue()))
                .collect(Collectors.joining("; "));
        return failures.size() > NAMED ? named + "; and " + (failures.size() - NAMED) + " more" : named;
    }

    private static String reason(Throwable failure) {
        String message = failure.getMessage();
        return message != null ? message : failure.toString();
    }

    private static Set<String> first(Set<String> names) {
        return names.stream().sorted().limit(NAMED).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
