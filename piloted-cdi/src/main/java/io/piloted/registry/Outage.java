package io.piloted.registry;

import io.piloted.ServicesUpdated.Failure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The failures reported since all lookups last succeeded. Each reason is reported once for each service, until nothing
 * fails any more. Immutable.
 *
 * @param services the reported reasons by service
 * @param plan the reported reasons for failures of the plan
 */
record Outage(Map<String, Set<String>> services, Set<String> plan) {

    static final Outage NONE = new Outage(Map.of(), Set.of());

    /**
     * The part of a refresh's failures that has to be reported.
     *
     * @param failed services whose failure was not reported yet in this outage
     * @param recovered the services reported as failed, if nothing fails any more
     * @param planFailed why the plan could not be read, if that was not reported yet
     * @param planRecovered whether the plan can be read again
     * @param outage the reported failures, including these
     */
    record News(
            Map<String, Failure> failed,
            List<String> recovered,
            Optional<Failure> planFailed,
            boolean planRecovered,
            Outage outage) {

        boolean isNews() {
            return !failed.isEmpty() || !recovered.isEmpty() || planFailed.isPresent() || planRecovered;
        }
    }

    /** Compares the failures of a refresh with the reported ones. */
    News news(Map<String, Failure> failures, Optional<Failure> planFailure) {
        Map<String, Failure> failed = new LinkedHashMap<>();
        Map<String, Set<String>> reported = new HashMap<>(failures.isEmpty() ? Map.of() : services);
        failures.forEach((service, failure) -> {
            Set<String> reasons = reported.getOrDefault(service, Set.of());
            if (!reasons.contains(reason(failure))) {
                failed.put(service, failure);
                reported.put(service, with(reasons, reason(failure)));
            }
        });
        Optional<Failure> planFailed = planFailure.filter(failure -> !plan.contains(failure.message()));
        Set<String> planReasons = planFailure.isEmpty()
                ? Set.of()
                : planFailed.map(failure -> with(plan, failure.message())).orElse(plan);
        return new News(
                failed,
                failures.isEmpty() ? new ArrayList<>(services.keySet()) : List.of(),
                planFailed,
                planFailure.isEmpty() && !plan.isEmpty(),
                new Outage(reported, planReasons));
    }

    /** The message's code, because messages with the same code differ only in details such as times and addresses. */
    private static String reason(Failure failure) {
        return failure.code().isEmpty() ? failure.message() : failure.code();
    }

    private static Set<String> with(Set<String> reasons, String reason) {
        Set<String> all = new HashSet<>(reasons);
        all.add(reason);
        return all;
    }
}
