package io.piloted.registry;

import io.piloted.Catalog;
import io.piloted.ServiceQuery;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * The services to look up, and the catalog to use. Immutable.
 *
 * @param services the queries, in the order in which messages list services; several queries for one service are joined
 * @param catalog the catalog to use
 */
public record LookupPlan(List<ServiceQuery> services, Catalog catalog) {

    /** Copies the list without duplicates. */
    public LookupPlan {
        services = List.copyOf(new LinkedHashSet<>(services));
    }
}
