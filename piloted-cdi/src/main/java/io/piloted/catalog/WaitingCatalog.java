package io.piloted.catalog;

import io.piloted.Catalog;
import io.piloted.Endpoint;
import io.piloted.ServiceQuery;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** A catalog that can also look up a service on the calling thread, which saves waking another thread. */
public interface WaitingCatalog extends Catalog {

    /**
     * Looks up one service like {@link #endpoints}, but may block for the timeout of a lookup.
     *
     * @param query the service to look up
     * @return a stage that completes with the endpoints, usually complete already
     */
    CompletionStage<List<Endpoint>> waitForEndpoints(ServiceQuery query);
}
