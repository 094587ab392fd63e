package io.piloted.registry;

import io.piloted.ServicesUpdated.Failure;
import io.piloted.ServicesUpdated.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What came of one refresh. Immutable.
 *
 * @param trigger what asked for it; empty for the loads of the start
 * @param at when its endpoints became visible
 * @param took how long it took
 * @param failed the services that could not be looked up
 * @param configurationFailure why the ContainerPilot file could not be read; empty if it was
 */
public record RefreshResult(
        Optional<Trigger> trigger,
        Instant at,
        Duration took,
        Set<String> failed,
        Optional<Failure> configurationFailure) {

    /**
     * Copies the set, which keeps its order.
     *
     * @param trigger what asked for it; empty for the loads of the start
     * @param at when its endpoints became visible
     * @param took how long it took
     * @param failed the services that could not be looked up
     * @param configurationFailure why the ContainerPilot file could not be read; empty if it was
     */
    public RefreshResult {
        failed = Collections.unmodifiableSet(new LinkedHashSet<>(failed));
    }

    /**
     * Whether nothing failed.
     *
     * @return true if all services were looked up and the file was read
     */
    public boolean succeeded() {
        return failed.isEmpty() && configurationFailure.isEmpty();
    }
}
