package io.piloted.registry;

import io.piloted.Endpoint;
import io.piloted.EndpointEjected;
import io.piloted.EndpointReturned;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Which endpoints of one service are ejected: a state machine without thread, clock or rotation. An endpoint that is good
 * has no state here.
 *
 * <p>good, after a failure: suspect; after enough of them in a row: ejected; when its time is over: on trial; after a failure:
 * ejected again, for longer. A success of one that is suspect or on trial makes it good. If no endpoint is good, all have
 * turns, and a success then ends an ejection as well.
 *
 * <p>{@link #mayConcern} and {@link #isEmpty} are thread-safe; for all else the caller sees to it that there is one at a time.
 */
final class Ejections {

    private final String service;
    private final OutlierDetection settings;

    /** Takes the events, in their order. */
    private final Consumer<Object> events;

    /** All but the good ones. Each is an endpoint that the service has, so that there are no more than it has. */
    private final Map<Instance, Suspect> suspects = new ConcurrentHashMap<>();

    Ejections(String service, OutlierDetection settings, Consumer<Object> events) {
        this.service = service;
        this.settings = settings;
        this.events = events;
    }

    /** An endpoint of which calls have failed. */
    private static final class Suspect {

        private Endpoint endpoint;
        private int failures;

        /** How many ejections there were with no success between. */
        private int ejections;

        /** While it is ejected: since when and until when. */
        private @Nullable Ejection ejection;

        Suspect(Endpoint endpoint) {
            this.endpoint = endpoint;
        }

        boolean isOnTrial() {
            return ejection == null && ejections > 0;
        }
    }

    private record Ejection(EndpointEjected event, Moment end) {}

    /** Whether every endpoint is good. */
    boolean isEmpty() {
        return suspects.isEmpty();
    }

    /** Whether a success of the endpoint may change anything. Takes no memory while every endpoint is good. */
    boolean mayConcern(Endpoint endpoint) {
        return !suspects.isEmpty() && suspects.containsKey(Instance.of(endpoint));
    }

    /**
     * A call failed.
     *
     * @param endpoints all that the service has
     */
    void failed(Endpoint endpoint, List<Endpoint> endpoints, Moment now) {
        Suspect suspect = suspects.get(Instance.of(endpoint));
        if (suspect == null) {
            if (!Instance.isAmong(endpoints, endpoint)) {
                return;
            }
            suspect = new Suspect(endpoint);
            suspects.put(Instance.of(endpoint), suspect);
        }
        if (suspect.ejection != null) {
            return; // the call began before
        }
        int enough = suspect.isOnTrial() ? 1 : settings.consecutiveFailures();
        suspect.failures = Math.max(suspect.failures, suspect.failures + 1);
        if (suspect.failures >= enough && ejected() < settings.most(endpoints.size())) {
            eject(suspect, now);
        }
    }

    /**
     * A call succeeded.
     *
     * @param endpoints all that the service has
     */
    void succeeded(Endpoint endpoint, List<Endpoint> endpoints, Moment now) {
        Instance instance = Instance.of(endpoint);
        Suspect suspect = suspects.get(instance);
        if (suspect == null || (suspect.ejection != null && isAnyGood(endpoints))) {
            return; // a call of an ejected endpoint began before
        }
        suspects.remove(instance);
        if (suspect.ejection != null) {
            events.accept(new EndpointReturned(service, suspect.endpoint, now.instant(), false));
        }
    }

    /** Ends the ejections whose time is over. */
    void endDue(Moment now) {
        for (Suspect suspect : suspects.values()) {
            Ejection ejection = suspect.ejection;
            if (ejection != null && now.nanosSince(ejection.end()) >= 0) {
                putOnTrial(suspect, now);
            }
        }
    }

    /** Forgets all but these endpoints, and ends as many ejections as are too many now. */
    void retain(List<Endpoint> endpoints, Moment now) {
        Map<Instance, Suspect> retained = new HashMap<>();
        for (Endpoint endpoint : endpoints) {
            Suspect suspect = suspects.get(Instance.of(endpoint));
            if (suspect != null) {
                suspect.endpoint = endpoint;
                retained.put(Instance.of(endpoint), suspect);
            }
        }
        suspects.keySet().retainAll(retained.keySet());
        for (int excess = ejected() - Math.max(0, settings.most(endpoints.size())); excess > 0; excess--) {
            first().ifPresent(suspect -> putOnTrial(suspect, now));
        }
    }

    void clear() {
        suspects.clear();
    }

    /** The endpoints without a turn. */
    Set<Instance> leftOut(List<Endpoint> endpoints) {
        Set<Instance> out = new HashSet<>();
        suspects.forEach((instance, suspect) -> {
            if (suspect.ejection != null) {
                out.add(instance);
            }
        });
        return out.isEmpty() || isAnyGood(endpoints) ? out : Set.of();
    }

    /** The ejections that are under way. */
    Collection<EndpointEjected> underWay() {
        return suspects.values().stream()
                .map(suspect -> suspect.ejection)
                .filter(Objects::nonNull)
                .map(Ejection::event)
                .toList();
    }

    /** When the next ejection ends; empty if none is under way. */
    Optional<Moment> nextEnd() {
        return first().map(suspect -> suspect.ejection).map(Ejection::end);
    }

    /** The ejected one that returns first. */
    private Optional<Suspect> first() {
        Suspect first = null;
        for (Suspect suspect : suspects.values()) {
            Ejection ejection = suspect.ejection;
            if (ejection != null
                    && (first == null
                            || first.ejection == null
                            || ejection.end().nanosSince(first.ejection.end()) < 0)) {
                first = suspect;
            }
        }
        return Optional.ofNullable(first);
    }

    private int ejected() {
        int ejected = 0;
        for (Suspect suspect : suspects.values()) {
            ejected += suspect.ejection != null ? 1 : 0;
        }
        return ejected;
    }

    /** Whether some endpoint is neither ejected nor on trial, and has not failed so often that it should be ejected. */
    private boolean isAnyGood(List<Endpoint> endpoints) {
        for (Endpoint endpoint : endpoints) {
            Suspect suspect = suspects.get(Instance.of(endpoint));
            if (suspect == null || (suspect.ejections == 0 && suspect.failures < settings.consecutiveFailures())) {
                return true;
            }
        }
        return false;
    }

    private void eject(Suspect suspect, Moment now) {
        suspect.ejections++;
        Duration time = settings.time(suspect.ejections);
        Moment end = now.plus(time);
        EndpointEjected event = new EndpointEjected(
                service, suspect.endpoint, now.instant(), end.instant(), suspect.failures, suspect.ejections);
        suspect.ejection = new Ejection(event, end);
        suspect.failures = 0;
        events.accept(event);
    }

    private void putOnTrial(Suspect suspect, Moment now) {
        suspect.ejection = null;
        events.accept(new EndpointReturned(service, suspect.endpoint, now.instant(), true));
    }
}
