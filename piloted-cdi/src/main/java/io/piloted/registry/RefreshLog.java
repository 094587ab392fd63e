package io.piloted.registry;

import static io.piloted.registry.Messages.MESSAGES;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Says once that lookups fail, and once that they no longer do, however many refreshes lie between. Refresh thread only. */
final class FailureLog {

    private static final int NAMED = 5;

    private Set<String> reported = Set.of();

    void log(Map<String, Throwable> failures, int services) {
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
