package io.piloted.registry;

import io.piloted.Endpoint;
import io.piloted.ServiceQuery;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The latest result of each query, from a lookup or found without one. Refresh thread only. */
final class LatestResults {

    private Map<ServiceQuery, LookupResult> latest = new LinkedHashMap<>();

    /** Forgets all results for those of a pass over all services. */
    void replace(Map<ServiceQuery, LookupResult> results) {
        latest = new LinkedHashMap<>(results);
    }

    /** Takes the results of a pass over some services. */
    void update(Map<ServiceQuery, LookupResult> results) {
        results.forEach(latest::replace);
    }

    /** Takes what was found of single services, unless they are no longer part of the plan. */
    void add(Map<ServiceQuery, List<Endpoint>> found) {
        found.forEach((query, endpoints) -> latest.replace(query, LookupResult.found(endpoints)));
    }

    /** The queries whose lookup failed. */
    Set<ServiceQuery> failed() {
        Set<ServiceQuery> failed = new LinkedHashSet<>();
        latest.forEach((query, result) -> {
            if (result.failure() != null) {
                failed.add(query);
            }
        });
        return failed;
    }

    /** A result for each service, in their order; the results of several queries for one service are joined. */
    Map<String, LookupResult> byService() {
        Map<String, LookupResult> joined = new LinkedHashMap<>();
        latest.forEach((query, result) -> joined.merge(query.service(), result, LookupResult::joined));
        return joined;
    }
}
