package io.piloted;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The CDI event of a refresh, fired once for each, changed or not, when its endpoints are already visible. What the
 * library looks up by itself ({@link Trigger#WATCH}) is an event only if it changed something; what the start loads is
 * none. Immutable.
 *
 * <p>{@code @Observes ServicesUpdated} sees every refresh, {@code @Observes @Piloted("appserver") ServicesUpdated} those
 * that changed that service; {@code @ObservesAsync} works alike.
 *
 * @param trigger what asked for the refresh; the first one, when several were joined, but never {@link Trigger#WATCH}
 *     when somebody asked
 * @param at when the new endpoints became visible
 * @param changes what changed, by name of the service; empty if nothing did
 * @param failures what went wrong and has not been put right since, by name of the service (which keeps its last good endpoints), or
 *     {@link #CONFIGURATION}; empty if nothing did
 */
public record ServicesUpdated(
        Trigger trigger, Instant at, Map<String, Change> changes, Map<String, Throwable> failures) {

    /** The key in {@link #failures} for a ContainerPilot file that could not be read again; no service has this name. */
    public static final String CONFIGURATION = "CONTAINERPILOT";

    /**
     * Checks and copies; the maps keep their order.
     *
     * @param trigger what asked for the refresh; the first one, when several were joined, but never {@link Trigger#WATCH}
     *     when somebody asked
     * @param at when the new endpoints became visible
     * @param changes what changed, by name of the service; empty if nothing did
     * @param failures what went wrong and has not been put right since, by name of the service (which keeps its last good endpoints), or
     *     {@link #CONFIGURATION}; empty if nothing did
     */
    public ServicesUpdated {
        requireNonNull(trigger, "trigger");
        requireNonNull(at, "at");
        changes = Collections.unmodifiableMap(new LinkedHashMap<>(changes));
        failures = Collections.unmodifiableMap(new LinkedHashMap<>(failures));
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
        /** A change that the library itself saw: following Consul, or trying on after a start without the catalog. */
        WATCH,
        /** A call of {@link ServiceRegistry#refresh()}. */
        PROGRAM
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
