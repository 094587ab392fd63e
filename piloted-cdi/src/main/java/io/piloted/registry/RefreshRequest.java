package io.piloted.registry;

import io.piloted.Endpoint;
import io.piloted.ServiceQuery;
import io.piloted.ServicesUpdated.Trigger;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody asks of the next refresh. Immutable.
 *
 * @param scope what is to be looked up
 * @param trigger on whose behalf; empty for the library itself, whose refresh is an event only if it brings news
 * @param holdsPicks whether picks wait for its result
 * @param found endpoints that were found without a lookup
 */
record RefreshRequest(
        Scope scope, Optional<Trigger> trigger, boolean holdsPicks, Map<ServiceQuery, List<Endpoint>> found) {

    /** What a refresh looks up; each scope includes those before it. */
    enum Scope {
        /** Nothing: it only takes in what was found. */
        FOUND,
        /** What failed before. */
        FAILED,
        /** Everything. */
        ALL
    }

    static RefreshRequest by(Trigger trigger) {
        return new RefreshRequest(Scope.ALL, Optional.of(trigger), true, Map.of());
    }

    static RefreshRequest byStart() {
        return new RefreshRequest(Scope.ALL, Optional.empty(), true, Map.of());
    }

    /** What failed is tried again; nobody asked for it now, so no pick waits for it. */
    static RefreshRequest retry() {
        return new RefreshRequest(Scope.FAILED, Optional.empty(), false, Map.of());
    }

    static RefreshRequest ofFound(ServiceQuery query, List<Endpoint> endpoints) {
        return new RefreshRequest(Scope.FOUND, Optional.empty(), true, Map.of(query, endpoints));
    }
}
