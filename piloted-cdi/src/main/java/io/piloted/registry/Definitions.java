package io.piloted.registry;

import io.piloted.Catalog;
import io.piloted.PilotedException;
import io.piloted.ServiceQuery;
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
     * The services of an application and the catalog that knows them.
     *
     * @param services what to look up, in the order in which services are listed to people; several queries for one
     *     service are joined
     * @param catalog the catalog to ask
     */
    record Definition(List<ServiceQuery> services, Catalog catalog) {

        /** Copies the list, without repetitions. */
        public Definition {
            services = services.stream().distinct().toList();
        }
    }
}
