package io.piloted.registry;

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
 * @param failed what could not be looked up, by name of the service or {@link io.piloted.ServicesUpdated#CONFIGURATION}
 */
public record Refreshed(Optional<Trigger> trigger, Instant at, Duration took, Set<String> failed) {

    /**
     * Copies the set, which keeps its order.
     *
     * @param trigger what asked for it; empty for the loads of the start
     * @param at when its endpoints became visible
     * @param took how long it took
     * @param failed what could not be looked up, by name of the service or {@link io.piloted.ServicesUpdated#CONFIGURATION}
     */
    public Refreshed {
        failed = Collections.unmodifiableSet(new LinkedHashSet<>(failed));
    }
}
