package io.piloted.registry;

import io.piloted.Catalog;
import io.piloted.ServiceQuery;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * The services of an application and the catalog that knows them. Immutable.
 *
 * @param services what to look up, in the order in which services are listed to people; several queries for one
 *     service are joined
 * @param catalog the catalog to ask
 */
public record LookupPlan(List<ServiceQuery> services, Catalog catalog) {

    /**
     * Copies the list, without repetitions.
     *
     * @param services what to look up, in the order in which services are listed to people; several queries for one
     *     service are joined
     * @param catalog the catalog to ask
     */
    public LookupPlan {
        services = List.copyOf(new LinkedHashSet<>(services));
    }
}
