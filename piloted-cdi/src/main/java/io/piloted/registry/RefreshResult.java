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
 * The result of one refresh, for listeners and health checks. Immutable.
 *
 * @param trigger what caused the refresh; empty for a load at the start
 * @param at when its endpoints became visible
 * @param took how long it took
 * @param failed the services that could not be looked up
 * @param configurationFailure why the ContainerPilot file could not be read; empty if it was read
 */
public record RefreshResult(
        Optional<Trigger> trigger,
        Instant at,
        Duration took,
        Set<String> failed,
        Optional<Failure> configurationFailure) {

    /** Copies the set, in the same order. */
    public RefreshResult {
        failed = Collections.unmodifiableSet(new LinkedHashSet<>(failed));
    }

    /** Whether the file was read and all services were looked up. */
    public boolean succeeded() {
        return failed.isEmpty() && configurationFailure.isEmpty();
    }
}
