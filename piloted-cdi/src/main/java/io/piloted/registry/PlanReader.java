package io.piloted.registry;

import io.piloted.Endpoint;
import io.piloted.PilotedException;
import io.piloted.ServiceQuery;
import java.util.List;

/** A reader of the lookup plan. It is called at the start and at each refresh, by one thread at a time. */
@FunctionalInterface
public interface PlanReader {

    /**
     * Reads the current plan. May block: a refresh waits for it at most until its timeout.
     *
     * @throws PilotedException if it cannot be read; the registry then keeps the last plan
     */
    LookupPlan read();

    /**
     * Reads again what the catalog needs besides the plan, such as a file with a token, if it has changed. Called before
     * a retry of failed lookups. May block like {@link #read}. By default does nothing.
     *
     * @throws PilotedException if it cannot be read; the retry then uses what was read before
     */
    default void renew() {}

    /**
     * Starts to watch the services of a plan, so that the registry learns of changes between refreshes. Called after
     * the lookups of each refresh; a call replaces the one before. By default does nothing.
     */
    default void follow(LookupPlan current, Found registry) {}

    /** A receiver of what a watch reports: results and failures. */
    interface Found {

        /** Updates the result of one query. Never blocks. Has no effect if the endpoints are the same as before. */
        void found(ServiceQuery query, List<Endpoint> endpoints);

        /** Lets the registry call {@link #renew} soon, because a query of the watch has failed. Never blocks. */
        void failed();
    }
}
