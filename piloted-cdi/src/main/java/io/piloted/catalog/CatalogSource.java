package io.piloted.catalog;

import io.piloted.Catalog;
import io.piloted.Endpoint;
import io.piloted.ServiceQuery;
import io.piloted.config.ContainerPilot;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * One of the library's own sources of endpoints. The option {@code piloted.catalog} selects it. It provides the catalog
 * for each refresh. Used by one thread at a time; any thread may close it.
 */
public interface CatalogSource extends AutoCloseable {

    /** The maximum weight of an endpoint. It is Consul's own limit, and bounds the memory of a weighted rotation. */
    int MAX_WEIGHT = 65_535;

    /** The description of the source for messages, for example {@code Consul at http://localhost:8500}. */
    String describe();

    /**
     * Applies the current ContainerPilot file and options, and returns the catalog for the lookups of one refresh.
     *
     * @param services the queries of the refresh; the source may forget all other ones
     * @throws io.piloted.PilotedException if they are invalid; then the source stays as before
     */
    Catalog reload(ContainerPilot model, Collection<ServiceQuery> services);

    /**
     * Reads files besides the ContainerPilot file again, such as one with a token, if the source uses any. Called before
     * a retry.
     *
     * @throws io.piloted.PilotedException if they are invalid; then the source stays as before
     */
    void renew();

    /**
     * Watches these services, and no others, from now on.
     *
     * @param found receives the results, in order; must not block
     * @param failed called from time to time while a query fails, if {@link #renew} may help; must not block
     * @return false if this source does not support watching
     */
    boolean follow(Collection<ServiceQuery> services, BiConsumer<ServiceQuery, List<Endpoint>> found, Runnable failed);

    /** Stops watching, and ends connections and threads. Idempotent. */
    @Override
    void close();
}
