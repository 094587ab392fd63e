package io.piloted.catalog;

import io.piloted.Catalog;
import io.piloted.Endpoint;
import io.piloted.ServiceQuery;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** A catalog that can make a lookup on the calling thread, so that no other thread must be woken. */
public interface WaitingCatalog extends Catalog {

    /**
     * Looks up one service as {@link #endpoints} does, but may block until the timeout of a lookup.
     *
     * @param query the service to look up
     * @return a stage that completes with the endpoints; usually it is complete
     */
    CompletionStage<List<Endpoint>> waitForEndpoints(ServiceQuery query);
}
