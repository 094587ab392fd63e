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
 * <p>An endpoint on trial gets one pick first, so that its return costs at most one failed call. If nobody reports that
 * call, the endpoint gets all its picks again after the base time, and is still on trial.
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

        /** The end of the part of the trial with one pick; null outside of it. */
        private @Nullable Moment trialEnd;

        Suspect(Endpoint endpoint) {
            this.endpoint = endpoint;
        }

        boolean isOnTrial() {
            return ejection == null && ejections > 0;
        }

        /** Whether the endpoint has no place in the rotation: it is ejected, or on trial with one pick. */
        boolean isOut() {
            return outUntil() != null;
        }

        @Nullable
        Moment outUntil() {
            return ejection != null ? ejection.end() : trialEnd;
        }
    }

    /**
     * The endpoints that do not get all their picks.
     *
     * @param out the endpoints without a place in the rotation
     * @param onTrial the endpoints of {@code out} that get one pick
     */
    record Turns(Set<Instance> out, Set<Instance> onTrial) {

        /** All endpoints get all their picks. */
        static final Turns ALL = new Turns(Set.of(), Set.of());
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
        if (suspect.failures >= enough && (suspect.isOut() || out() < settings.most(endpoints.size()))) {
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

    /**
     * Ends the ejections whose time is over. Gives endpoints on trial all their picks if nobody reported their call in
     * time.
     */
    void endDue(Moment now) {
        for (Suspect suspect : suspects.values()) {
            Moment end = suspect.outUntil();
            if (end == null || now.nanosSince(end) < 0) {
                continue;
            }
            boolean wasEjected = suspect.ejection != null;
            giveAllTurns(suspect, now);
            if (wasEjected) {
                suspect.trialEnd = now.plus(settings.time(1));
            }
        }
    }

    /** Forgets all endpoints but these, and gives endpoints their picks again if too many are left out. */
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
        for (int excess = out() - Math.max(0, settings.most(endpoints.size())); excess > 0; excess--) {
            first().ifPresent(suspect -> giveAllTurns(suspect, now));
        }
    }

    void clear() {
        suspects.clear();
    }

    /** The endpoints that do not get all their picks. */
    Turns turns(List<Endpoint> endpoints) {
        Set<Instance> out = new HashSet<>();
        Set<Instance> onTrial = new HashSet<>();
        suspects.forEach((instance, suspect) -> {
            if (suspect.isOut()) {
                out.add(instance);
            }
            if (suspect.trialEnd != null) {
                onTrial.add(instance);
            }
        });
        return out.isEmpty() || !isAnyGood(endpoints) ? Turns.ALL : new Turns(out, onTrial);
    }

    /** The current ejections. */
    Collection<EndpointEjected> underWay() {
        return suspects.values().stream()
                .map(suspect -> suspect.ejection)
                .filter(Objects::nonNull)
                .map(Ejection::event)
                .toList();
    }

    /** The end of the next ejection, or of the next trial with one pick; empty if there is none. */
    Optional<Moment> nextEnd() {
        return first().map(Suspect::outUntil);
    }

    /** The endpoint that gets picks again first. */
    private Optional<Suspect> first() {
        Suspect first = null;
        Moment least = null;
        for (Suspect suspect : suspects.values()) {
            Moment end = suspect.outUntil();
            if (end != null && (least == null || end.nanosSince(least) < 0)) {
                first = suspect;
                least = end;
            }
        }
        return Optional.ofNullable(first);
    }

    private int out() {
        int out = 0;
        for (Suspect suspect : suspects.values()) {
            out += suspect.isOut() ? 1 : 0;
        }
        return out;
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
        suspect.trialEnd = null;
        suspect.failures = 0;
        events.accept(event);
    }

    /** Ends the ejection of an endpoint, or the part of its trial with one pick. */
    private void giveAllTurns(Suspect suspect, Moment now) {
        if (suspect.ejection != null) {
            suspect.ejection = null;
            events.accept(new EndpointReturned(service, suspect.endpoint, now.instant(), true));
        }
        suspect.trialEnd = null;
    }
}
