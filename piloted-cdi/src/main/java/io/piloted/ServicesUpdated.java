package io.piloted;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The CDI event of a refresh, fired once for each, changed or not, when its endpoints are already visible. What the
 * library looks up by itself ({@link Trigger#WATCH}) is an event only if it brings news: a change, a failure that was not
 * reported yet, or the end of all failures. The loads of the start are no event. When more than 64 events wait for an
 * observer that does not return, the newest ones are merged into one. Immutable.
 *
 * <p>{@code @Observes ServicesUpdated} sees every refresh, {@code @Observes @Piloted("appserver") ServicesUpdated} those
 * that changed that service; {@code @ObservesAsync} works alike.
 *
 * @param trigger what asked for the refresh; the first one, when several were joined, but never {@link Trigger#WATCH}
 *     when somebody asked
 * @param at when the new endpoints became visible
 * @param changes what changed, by name of the service; empty if nothing did
 * @param failures why services could not be looked up, by name of the service, which keeps its last good endpoints; empty
 *     if all could
 * @param configurationFailure why the ContainerPilot file could not be read again, so that what it said before stays in
 *     force; empty if it could
 */
public record ServicesUpdated(
        Trigger trigger,
        Instant at,
        Map<String, Change> changes,
        Map<String, Failure> failures,
        Optional<Failure> configurationFailure) {

    /**
     * Checks and copies; the maps keep their order.
     *
     * @param trigger what asked for the refresh; the first one, when several were joined, but never {@link Trigger#WATCH}
     *     when somebody asked
     * @param at when the new endpoints became visible
     * @param changes what changed, by name of the service; empty if nothing did
     * @param failures why services could not be looked up, by name of the service, which keeps its last good endpoints;
     *     empty if all could
     * @param configurationFailure why the ContainerPilot file could not be read again, so that what it said before stays in
     *     force; empty if it could
     */
    public ServicesUpdated {
        requireNonNull(trigger, "trigger");
        requireNonNull(at, "at");
        changes = Collections.unmodifiableMap(new LinkedHashMap<>(changes));
        failures = Collections.unmodifiableMap(new LinkedHashMap<>(failures));
        requireNonNull(configurationFailure, "configurationFailure");
    }

    /**
     * Whether the endpoints of a service changed.
     *
     * @param service the service's name
     * @return true if they did; false as well for a name that is unknown
     */
    public boolean changed(String service) {
        return changes.containsKey(service);
    }

    /** What asked for a refresh. */
    public enum Trigger {
        /** A SIGHUP. */
        SIGNAL,
        /** The library itself: it follows Consul, or retries what failed. */
        WATCH,
        /** A call of {@link ServiceRegistry#refresh()}. */
        PROGRAM
    }

    /**
     * Why something failed. Immutable.
     *
     * @param code the library's code, {@code PILOT} and five digits; empty for a failure of the application's own catalog
     *     that has none
     * @param message what the log says of it; it begins with the code
     */
    public record Failure(String code, String message) {

        /**
         * Checks.
         *
         * @param code the library's code, {@code PILOT} and five digits; empty for a failure of the application's own
         *     catalog that has none
         * @param message what the log says of it; it begins with the code
         */
        public Failure {
            requireNonNull(code, "code");
            requireNonNull(message, "message");
        }
    }

    /**
     * How the endpoints of one service changed. Immutable.
     *
     * @param service the service's name
     * @param before the endpoints until then, in the catalog's order
     * @param after the endpoints since then, in the catalog's order
     */
    public record Change(String service, List<Endpoint> before, List<Endpoint> after) {

        /**
         * Checks and copies.
         *
         * @param service the service's name
         * @param before the endpoints until then, in the catalog's order
         * @param after the endpoints since then, in the catalog's order
         */
        public Change {
            requireNonNull(service, "service");
            before = List.copyOf(before);
            after = List.copyOf(after);
        }

        /**
         * The endpoints that are new. One whose metadata or weight changed is in both lists, here as it is now.
         *
         * @return those of {@link #after} that are not in {@link #before}, in the catalog's order
         */
        public List<Endpoint> added() {
            return without(after, before);
        }

        /**
         * The endpoints that are gone. One whose metadata or weight changed is in both lists, here as it was.
         *
         * @return those of {@link #before} that are not in {@link #after}, in the catalog's order
         */
        public List<Endpoint> removed() {
            return without(before, after);
        }

        private static List<Endpoint> without(List<Endpoint> from, List<Endpoint> what) {
            Set<Endpoint> excluded = new HashSet<>(what);
            return from.stream()
                    .filter(endpoint -> !excluded.contains(endpoint))
                    .toList();
        }
    }
}
