package io.piloted.registry;

import io.piloted.PilotedException;
import io.piloted.ServicesUpdated;
import java.util.Collection;
import java.util.Optional;

/**
 * The outcome of a refresh, for the code that requested it.
 *
 * @param event the result of {@code refresh()}; observers get it too, if the refresh is announced
 * @param causes the exceptions of failed lookups, in the order of the event's failures
 * @param configurationProblem why the plan could not be read; empty if it was read
 */
record RefreshOutcome(ServicesUpdated event, Collection<Throwable> causes, Optional<Throwable> configurationProblem) {

    boolean succeeded() {
        return causes.isEmpty() && configurationProblem.isEmpty();
    }

    /** Whether a retry is pointless, because some lookup failed permanently. */
    boolean isPermanent() {
        return causes.stream().anyMatch(cause -> cause instanceof PilotedException piloted && piloted.isPermanent());
    }
}
