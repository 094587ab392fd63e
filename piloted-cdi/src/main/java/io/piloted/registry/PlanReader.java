package io.piloted.registry;

import io.piloted.Endpoint;
import io.piloted.PilotedException;
import io.piloted.ServiceQuery;
import java.util.List;

/** Reads what to look up, and where: at the start and again at each refresh, by one thread at a time. */
@FunctionalInterface
public interface PlanReader {

    /**
     * Reads the plan as it is now. May block: a refresh waits for it no longer than its timeout.
     *
     * @return the services and the catalog that knows them
     * @throws PilotedException if it cannot be read; the registry then goes on with the plan it has
     */
    LookupPlan read();

    /**
     * Called after the lookups of each refresh, so that changes between refreshes can be followed: from now on, and until
     * the next call, endpoints that are found of these services can be handed to the registry. Does nothing, unless
     * overridden.
     *
     * @param current the plan that was read last
     * @param registry takes what is found
     */
    default void follow(LookupPlan current, Found registry) {}

    /** Takes endpoints that were found by other means than the registry's own lookups. */
    @FunctionalInterface
    interface Found {

        /**
         * Takes in what one query would find now. Never blocks; nothing happens if it is what is known already.
         *
         * @param query one of the plan's
         * @param endpoints what was found
         */
        void found(ServiceQuery query, List<Endpoint> endpoints);
    }
}
