package io.piloted.consul;

import io.piloted.ServiceQuery;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Logs which instances are left out since they cannot be endpoints: again only when that changes. Thread-safe. */
final class UnusableLog {

    /** One bad template may register hundreds of them, and one line names enough to find it. */
    private static final int NAMED = 5;

    private final Map<ServiceQuery, List<String>> reported = new ConcurrentHashMap<>();

    /**
     * Reports what an answer said.
     *
     * @param reasons why, for each instance that is left out
     * @param instances how many the answer had
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
}
