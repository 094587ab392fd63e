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
 * The ejected endpoints of one service: a state machine without threads and clock. Only endpoints that are not good
 * have a state here.
 *
 * <p>A failure makes a good endpoint suspect. Enough failures in a row eject it. When its time is over, it is on trial:
 * a failure ejects it again, for longer. A success makes a suspect endpoint, or one on trial, good again. If no
 * endpoint is good, all of them get requests, and then a success also ends an ejection.
 *
 * <p>{@link #mayConcern} and {@link #isEmpty} are thread-safe. For all other methods the caller holds a lock.
 */
final class Ejections {

    private final String service;
    private final OutlierDetection settings;

    /** Receives the events in order. */
    private final Consumer<Object> events;

    /** The endpoints that are not good. All of them are endpoints of the service, which limits their number. */
    private final Map<Instance, Suspect> suspects = new ConcurrentHashMap<>();

    Ejections(String service, OutlierDetection settings, Consumer<Object> events) {
        this.service = service;
        this.settings = settings;
        this.events = events;
    }

    /** The state of an endpoint that is not good. */
    private static final class Suspect {

        private Endpoint endpoint;
        private int failures;

        /** The number of ejections without a success between them. */
        private int ejections;

        /** The current ejection; null if the endpoint is not ejected. */
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

    /** Whether a success of the endpoint may change anything. Allocates no memory while every endpoint is good. */
    boolean mayConcern(Endpoint endpoint) {
        return !suspects.isEmpty() && suspects.containsKey(Instance.of(endpoint));
    }

    /**
     * Records a failed call.
     *
     * @param endpoints all endpoints of the service
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
            return; // the call began before the ejection
        }
        int enough = suspect.isOnTrial() ? 1 : settings.consecutiveFailures();
        suspect.failures = Math.max(suspect.failures, suspect.failures + 1);
        if (suspect.failures >= enough && ejected() < settings.most(endpoints.size())) {
            eject(suspect, now);
        }
    }

    /**
     * Records a successful call.
     *
     * @param endpoints all endpoints of the service
     */
    void succeeded(Endpoint endpoint, List<Endpoint> endpoints, Moment now) {
        Instance instance = Instance.of(endpoint);
        Suspect suspect = suspects.get(instance);
        if (suspect == null || (suspect.ejection != null && isAnyGood(endpoints))) {
            return; // the call began before the ejection
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

    /** Forgets all endpoints but these, and ends ejections that exceed the maximum number. */
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

    /** The endpoints that get no requests. */
    Set<Instance> leftOut(List<Endpoint> endpoints) {
        Set<Instance> out = new HashSet<>();
        suspects.forEach((instance, suspect) -> {
            if (suspect.ejection != null) {
                out.add(instance);
            }
        });
        return out.isEmpty() || isAnyGood(endpoints) ? out : Set.of();
    }

    /** The current ejections. */
    Collection<EndpointEjected> underWay() {
        return suspects.values().stream()
                .map(suspect -> suspect.ejection)
                .filter(Objects::nonNull)
                .map(Ejection::event)
                .toList();
    }

    /** The end of the next ejection; empty if no endpoint is ejected. */
    Optional<Moment> nextEnd() {
        return first().map(suspect -> suspect.ejection).map(Ejection::end);
    }

    /** The ejected endpoint that returns first. */
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
