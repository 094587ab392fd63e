package io.piloted.registry;

import io.piloted.Endpoint;
import io.piloted.ServiceQuery;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The latest result of each query, from a lookup or from the watch. Used by the refresh thread only. */
final class LatestResults {

    private Map<ServiceQuery, LookupResult> latest = new LinkedHashMap<>();

    /** Replaces all results with those of a pass over all services. */
    void replace(Map<ServiceQuery, LookupResult> results) {
        latest = new LinkedHashMap<>(results);
    }

    /** Adds the results of a pass over some services. */
    void update(Map<ServiceQuery, LookupResult> results) {
        results.forEach(latest::replace);
    }

    /** Adds results that the watch reported, except for queries that are no longer part of the plan. */
    void add(Map<ServiceQuery, List<Endpoint>> found) {
        found.forEach((query, endpoints) -> latest.replace(query, LookupResult.found(endpoints)));
    }

    Set<ServiceQuery> failed() {
        Set<ServiceQuery> failed = new LinkedHashSet<>();
        latest.forEach((query, result) -> {
            if (result.failure() != null) {
                failed.add(query);
            }
        });
        return failed;
    }

    /** The result of each service, in the plan's order. Results of several queries for one service are joined. */
    Map<String, LookupResult> byService() {
        Map<String, LookupResult> joined = new LinkedHashMap<>();
        latest.forEach((query, result) -> joined.merge(query.service(), result, LookupResult::joined));
        return joined;
    }
}
