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
     * @param services one query for each service, in the order in which they are listed to people
     * @param catalog the catalog to ask
     */
    record Definition(List<ServiceQuery> services, Catalog catalog) {

        /** Copies the list. */
        public Definition {
            services = List.copyOf(services);
        }
    }
}
