package io.piloted.consul;

import io.piloted.ServiceQuery;
import io.piloted.http.HttpResponse;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * A log of two warnings that response headers give: the data is old, or the token may not see all of it. Each is logged
 * when it begins, and again only after it has ended. Thread-safe.
 */
final class HeaderWarnings {

    /** Long enough to be abnormal: a follower is in contact with its leader several times a second. */
    private static final Duration OLD = Duration.ofSeconds(5);

    private static final Pattern MILLIS = Pattern.compile("\\d{1,18}");

    /** Agents whose data is old. */
    private final Set<URI> stale = ConcurrentHashMap.newKeySet();

    /** Queries whose results are filtered by ACLs. */
    private final Set<ServiceQuery> filtered = ConcurrentHashMap.newKeySet();

    void check(ServiceQuery query, URI agent, HttpResponse response) {
        long millis = response.header("X-Consul-LastContact")
                .filter(text -> MILLIS.matcher(text).matches())
                .map(Long::parseLong)
                .orElse(0L);
        boolean leaderless = isHeader(response, "X-Consul-KnownLeader", "false");
        if (!leaderless && millis < OLD.toMillis()) {
            stale.remove(agent);
        } else if (stale.add(agent)) {
            Messages.MESSAGES.stale(agent, leaderless ? "knows no leader" : "knows its leader", millis);
        }
        if (!isHeader(response, "X-Consul-Results-Filtered-By-ACLs", "true")) {
            filtered.remove(query);
        } else if (filtered.isEmpty() && filtered.add(query)) {
            Messages.MESSAGES.filtered(query.service(), agent);
        } else {
            filtered.add(query);
        }
    }

    private static boolean isHeader(HttpResponse response, String name, String value) {
        return response.header(name).filter(value::equalsIgnoreCase).isPresent();
    }

    /** Forgets all other queries. */
    void keep(Set<ServiceQuery> queries) {
        filtered.retainAll(queries);
    }
}
