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
 * The CDI event of a refresh. It is fired once for each refresh, whether or not endpoints changed, when the new
 * endpoints are visible. A refresh that the library starts itself ({@link Trigger#WATCH}) fires an event only if there
 * is news: a change, a failure that was not reported yet, or the end of all failures. The load at the start fires no
 * event. If more than 64 events wait for a slow observer, the newest ones are merged into one. Immutable.
 *
 * <p>JSON-B and Jackson (with its modules for {@code java.time} and {@code Optional}) can write and read it. The
 * exception is Johnzon, which cannot read a {@link #configurationFailure}.
 *
 * <p>{@code @Observes ServicesUpdated} gets the events of all refreshes,
 * {@code @Observes @Piloted("appserver") ServicesUpdated} only those of refreshes that changed this service.
 * {@code @ObservesAsync} works too.
 *
 * @param trigger what caused the refresh. If several requests shared it, the trigger of the first one, but
 *     {@link Trigger#WATCH} only if all were from the library itself
 * @param at when the new endpoints became visible
 * @param changes the changes by the service's name; empty if nothing changed
 * @param failures the failed lookups by the service's name; such a service keeps its last endpoints. Empty if all
 *     succeeded
 * @param configurationFailure why the ContainerPilot file could not be read again, so that its last version stays in
 *     use; empty if it was read
 */
public record ServicesUpdated(
        Trigger trigger,
        Instant at,
        Map<String, Change> changes,
        Map<String, Failure> failures,
        Optional<Failure> configurationFailure) {

    /**
     * Checks and copies the values; the maps keep their order. Null counts as empty, except for trigger and time,
     * because JSON mappers omit empty values.
     *
     * @param trigger what caused the refresh. If several requests shared it, the trigger of the first one, but
     *     {@link Trigger#WATCH} only if all were from the library itself
     * @param at when the new endpoints became visible
     * @param changes the changes by the service's name; empty if nothing changed
     * @param failures the failed lookups by the service's name; such a service keeps its last endpoints. Empty if all
     *     succeeded
     * @param configurationFailure why the ContainerPilot file could not be read again, so that its last version stays
     *     in use; empty if it was read
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
     * Tells whether the endpoints of a service changed.
     *
     * @param service the service's name
     * @return true if they changed; false for an unknown name
     */
    public boolean changed(String service) {
        return changes.containsKey(service);
    }

    /** What caused a refresh. */
    public enum Trigger {
        /** A SIGHUP. */
        SIGNAL,
        /** The library itself: it watches Consul, or retries failed lookups. */
        WATCH,
        /** A call of {@link ServiceRegistry#refresh()}. */
        PROGRAM
    }

    /**
     * Why something failed. Immutable.
     *
     * @param code the library's code, {@code PILOT} and five digits; empty if the application's own catalog failed
     *     without one
     * @param message the message, as in the log; it begins with the code
     */
    public record Failure(String code, String message) {

        /**
         * Checks the values. A null code counts as empty.
         *
         * @param code the library's code, {@code PILOT} and five digits; empty if the application's own catalog failed
         *     without one
         * @param message the message, as in the log; it begins with the code
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
     * @param before the endpoints before the refresh, in the catalog's order
     * @param after the endpoints after the refresh, in the catalog's order
     * @param added the endpoints that are only in {@code after}, in the catalog's order. An endpoint whose metadata or
     *     weight changed is in {@code added} with the new values, and in {@code removed} with the old ones
     * @param removed the endpoints that are only in {@code before}, in the catalog's order
     */
    public record Change(
            String service, List<Endpoint> before, List<Endpoint> after, List<Endpoint> added, List<Endpoint> removed) {

        /**
         * For JSON mappers: checks and copies the values, and computes {@code added} and {@code removed} again. Null
         * counts as empty.
         *
         * @param service the service's name
         * @param before the endpoints before the refresh, in the catalog's order
         * @param after the endpoints after the refresh, in the catalog's order
         * @param added ignored
         * @param removed ignored
         */
        @JsonbCreator // Yasson needs the annotation if a record has several constructors
        public Change {
            requireNonNull(service, "service");
            before = before == null ? List.of() : List.copyOf(before);
            after = after == null ? List.of() : List.copyOf(after);
            added = without(after, before);
            removed = without(before, after);
        }

        /**
         * Computes {@code added} and {@code removed}.
         *
         * @param service the service's name
         * @param before the endpoints before the refresh, in the catalog's order
         * @param after the endpoints after the refresh, in the catalog's order
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
