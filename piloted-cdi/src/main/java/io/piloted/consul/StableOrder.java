package io.piloted.consul;

import io.piloted.Endpoint;
import io.piloted.ServiceQuery;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The order of the results of prepared queries. Consul shuffles the instances at each execution. Without this class,
 * each refresh would find another order, report a change, and begin the rotation at another endpoint. Thread-safe.
 */
final class StableOrder {

    private final Map<ServiceQuery, List<Endpoint>> last = new ConcurrentHashMap<>();

    /** The endpoints of a result; in the order of the last result if that had the same endpoints. */
    List<Endpoint> of(ServiceQuery query, List<Endpoint> endpoints) {
        if (query.preparedQuery().isEmpty()) {
            return endpoints;
        }
        List<Endpoint> before = last.get(query);
        if (before != null && before.size() == endpoints.size()) {
            Set<Endpoint> same = new HashSet<>(before);
            if (same.size() == before.size() && same.equals(new HashSet<>(endpoints))) {
                return before;
            }
        }
        last.put(query, endpoints);
        return endpoints;
    }

    /** Forgets all other queries. */
    void keep(Set<ServiceQuery> queries) {
        last.keySet().retainAll(queries);
    }
}
