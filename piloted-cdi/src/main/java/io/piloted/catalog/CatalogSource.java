package io.piloted.catalog;

import io.piloted.Catalog;
import io.piloted.Endpoint;
import io.piloted.ServiceQuery;
import io.piloted.config.ContainerPilot;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * One of the library's own sources of endpoints, which {@code piloted.catalog} selects: it makes the catalog of each refresh.
 * Used by one thread at a time; any thread may close it.
 */
public interface CatalogSource extends AutoCloseable {

    /**
     * Where the endpoints come from, for people.
     *
     * @return {@code Consul at http://localhost:8500}, for example
     */
    String describe();

    /**
     * Adopts what the ContainerPilot file and the options say now.
     *
     * @param model the file
     * @return the catalog for the lookups of one refresh
     * @throws io.piloted.PilotedException if it cannot be used; the source goes on as before
     */
    Catalog reload(ContainerPilot model);

    /**
     * Follows services between refreshes from now on, and no others.
     *
     * @param services what to follow
     * @param found told what is found, in order; must not block
     * @return false if this source cannot follow
     */
    boolean follow(Collection<ServiceQuery> services, BiConsumer<ServiceQuery, List<Endpoint>> found);

    /** Ends connections and threads, and follows nothing any more. Idempotent. */
    @Override
    void close();
}
