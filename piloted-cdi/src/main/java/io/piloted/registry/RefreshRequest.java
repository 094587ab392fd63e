package io.piloted.registry;

import io.piloted.Endpoint;
import io.piloted.ServiceQuery;
import io.piloted.ServicesUpdated.Trigger;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request for a refresh. Immutable.
 *
 * @param scope what to look up
 * @param trigger what caused the request; empty for the library itself, whose refresh is announced only if it has news
 * @param holdsPicks whether picks wait for the result
 * @param found results that the watch reported
 */
record RefreshRequest(
        Scope scope, Optional<Trigger> trigger, boolean holdsPicks, Map<ServiceQuery, List<Endpoint>> found) {

    /** What a refresh looks up. Each scope includes the ones before it. */
    enum Scope {
        /** Nothing: the refresh only applies results that the watch reported. */
        FOUND,
        /** The queries that failed before. */
        FAILED,
        /** All queries. */
        ALL
    }

    static RefreshRequest by(Trigger trigger) {
        return new RefreshRequest(Scope.ALL, Optional.of(trigger), true, Map.of());
    }

    static RefreshRequest byStart() {
        return new RefreshRequest(Scope.ALL, Optional.empty(), true, Map.of());
    }

    /** A retry of failed lookups, in the background: no pick waits for it. */
    static RefreshRequest retry() {
        return new RefreshRequest(Scope.FAILED, Optional.empty(), false, Map.of());
    }

    static RefreshRequest ofFound(ServiceQuery query, List<Endpoint> endpoints) {
        return new RefreshRequest(Scope.FOUND, Optional.empty(), true, Map.of(query, endpoints));
    }
}
