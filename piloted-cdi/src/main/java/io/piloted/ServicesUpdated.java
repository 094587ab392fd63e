package io.piloted;

import static java.util.Objects.requireNonNull;

import jakarta.json.bind.annotation.JsonbCreator;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The CDI event of a refresh, fired once for each, changed or not, when its endpoints are already visible. What the
 * library looks up by itself ({@link Trigger#WATCH}) is an event only if it brings news: a change, a failure that was not
 * reported yet, or the end of all failures. The loads of the start are no event. When more than 64 events wait for an
 * observer that does not return, the newest ones are merged into one. Immutable.
 *
 * <p>JSON-B and Jackson (with its modules for {@code java.time} and {@code Optional}) write it as it is, and read it again;
 * only Johnzon cannot read a {@link #configurationFailure}.
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
     * Checks and copies; the maps keep their order. Null is read as empty, except for trigger and time, since JSON mappers
     * leave out what is empty.
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
        changes = copy(changes);
        failures = copy(failures);
        configurationFailure = configurationFailure == null ? Optional.empty() : configurationFailure;
    }

    private static <T> Map<String, T> copy(@Nullable Map<String, T> map) {
        return map == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(map));
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
         * Checks. Null is read as an empty code.
         *
         * @param code the library's code, {@code PILOT} and five digits; empty for a failure of the application's own
         *     catalog that has none
         * @param message what the log says of it; it begins with the code
         */
        public Failure {
            code = code == null ? "" : code;
            requireNonNull(message, "message");
        }
    }

    /**
     * How the endpoints of one service changed. Immutable.
     *
     * @param service the service's name
     * @param before the endpoints until then, in the catalog's order
     * @param after the endpoints since then, in the catalog's order
     * @param added the endpoints that are new: those of {@code after} that are not in {@code before}, in the catalog's
     *     order. One whose metadata or weight changed is in both lists, here as it is now
     * @param removed the endpoints that are gone: those of {@code before} that are not in {@code after}, in the catalog's
     *     order. One whose metadata or weight changed is in both lists, here as it was
     */
    public record Change(
            String service, List<Endpoint> before, List<Endpoint> after, List<Endpoint> added, List<Endpoint> removed) {

        /**
         * For JSON mappers: checks and copies, and works out again what was added and removed. Null is read as empty.
         *
         * @param service the service's name
         * @param before the endpoints until then, in the catalog's order
         * @param after the endpoints since then, in the catalog's order
         * @param added ignored
         * @param removed ignored
         */
        @JsonbCreator // Yasson reads no record with several constructors unless one is marked
        public Change {
            requireNonNull(service, "service");
            before = before == null ? List.of() : List.copyOf(before);
            after = after == null ? List.of() : List.copyOf(after);
            added = without(after, before);
            removed = without(before, after);
        }

        /**
         * Works out what was added and removed.
         *
         * @param service the service's name
         * @param before the endpoints until then, in the catalog's order
         * @param after the endpoints since then, in the catalog's order
         */
        public Change(String service, List<Endpoint> before, List<Endpoint> after) {
            this(service, before, after, List.of(), List.of());
        }

        private static List<Endpoint> without(List<Endpoint> from, List<Endpoint> what) {
            Set<Endpoint> excluded = new HashSet<>(what);
            return from.stream()
                    .filter(endpoint -> !excluded.contains(endpoint))
                    .toList();
        }
    }
}
