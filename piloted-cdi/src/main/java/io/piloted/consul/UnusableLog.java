package io.piloted.consul;

import io.piloted.ServiceQuery;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A log of the instances that cannot be endpoints. It logs a service again only when they change. Thread-safe. */
final class UnusableLog {

    /** Maximum number of instances in one message, because one mistake may affect hundreds. */
    private static final int NAMED = 5;

    private final Map<ServiceQuery, List<String>> reported = new ConcurrentHashMap<>();

    /**
     * Logs the invalid instances of one response, if they changed.
     *
     * @param reasons one for each instance that is left out
     * @param instances the number of instances in the response
     */
    void report(ServiceQuery query, List<String> reasons, int instances) {
        if (reasons.isEmpty()) {
            reported.remove(query);
        } else if (!reasons.equals(reported.put(query, List.copyOf(reasons)))) {
            String named = String.join("; ", reasons.subList(0, Math.min(NAMED, reasons.size())));
            Messages.MESSAGES.unusable(
                    query.service(), reasons.size(), instances, reasons.size() > NAMED ? named + "; ..." : named);
        }
    }

    /** Forgets all other queries. */
    void keep(Set<ServiceQuery> queries) {
        reported.keySet().retainAll(queries);
    }
}
