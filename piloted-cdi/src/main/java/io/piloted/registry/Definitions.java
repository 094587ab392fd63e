package io.piloted.registry;

import io.piloted.Catalog;
import io.piloted.Endpoint;
import io.piloted.PilotedException;
import io.piloted.ServiceQuery;
import java.util.LinkedHashSet;
import java.util.List;

/** What to look up and where: read at start and again at each refresh, on the registry's own thread. */
@FunctionalInterface
public interface Definitions {

    /**
     * Reads the definitions as they are now.
     *
     * @return the services and the catalog that knows them
     * @throws PilotedException if they cannot be read; the registry then goes on with those it has
     */
    Definition read();

    /**
     * Told on the registry's own thread after each refresh, so that what changes between refreshes may be followed: from
     * now on and until the next call, what is found of these services can be handed to the registry. Does nothing, unless
     * overridden; must not block.
     *
     * @param current what was read last
     * @param registry takes what is found
     */
    default void follow(Definition current, Found registry) {}

    /** Takes what was found of a service by other means than the registry's own lookups. */
    @FunctionalInterface
    interface Found {

        /**
         * Takes in what one query would find now. Never blocks; nothing happens if it is what is known already.
         *
         * @param query one of the definition's
         * @param endpoints what was found
         */
        void found(ServiceQuery query, List<Endpoint> endpoints);
    }

    /**
     * The services of an application and the catalog that knows them.
     *
     * @param services what to look up, in the order in which services are listed to people; several queries for one
     *     service are joined
     * @param catalog the catalog to ask
     */
    record Definition(List<ServiceQuery> services, Catalog catalog) {

        /**
         * Copies the list, without repetitions.
         *
         * @param services what to look up, in the order in which services are listed to people; several queries for one
         *     service are joined
         * @param catalog the catalog to ask
         */
        public Definition {
            services = List.copyOf(new LinkedHashSet<>(services));
        }
    }
}
