package io.piloted.registry;

import io.piloted.PilotedException;
import io.piloted.ServicesUpdated;
import java.util.Collection;
import java.util.Optional;

/**
 * What came of a refresh, for those who asked for it.
 *
 * @param event what {@code refresh()} returns, and observers see if it is announced
 * @param causes why lookups failed, in the order of the event's failures
 * @param configurationProblem why the plan could not be read
 */
record RefreshOutcome(ServicesUpdated event, Collection<Throwable> causes, Optional<Throwable> configurationProblem) {

    boolean succeeded() {
        return causes.isEmpty() && configurationProblem.isEmpty();
    }

    /** Whether some lookup failed in a way that trying again cannot change. */
    boolean isPermanent() {
        return causes.stream().anyMatch(cause -> cause instanceof PilotedException piloted && piloted.isPermanent());
    }
}
