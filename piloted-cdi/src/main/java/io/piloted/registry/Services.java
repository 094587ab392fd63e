package io.piloted.registry;

import static io.piloted.registry.Messages.MESSAGES;

import io.piloted.Endpoint;
import io.piloted.NoSuchServiceException;
import io.piloted.ServiceSnapshot;
import io.piloted.ServicesUpdated.Change;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * All services of the application with their visible endpoints. Only the refresh thread changes them. A reader sees
 * each service either completely before or completely after a refresh.
 */
final class Services {

    private final Gate gate;
    private final boolean randomStart;
    private final OutlierDetector.Shared outlierDetection;

    /** All handles, also of services that are no longer known: a service that returns has the same handle. */
    private final Map<String, Service> handles = new ConcurrentHashMap<>();

    private volatile Set<String> names = Set.of();

    Services(Gate gate, boolean randomStart, OutlierDetector.Shared outlierDetection) {
        this.gate = gate;
        this.randomStart = randomStart;
        this.outlierDetection = outlierDetection;
    }

    Set<String> names() {
        return names;
    }

    Service named(String name) {
        if (!names.contains(name)) {
            gate.pass(); // a running refresh may add it
        }
        return known(name);
    }

    /** Picks without blocking; waits also for a service that a running refresh may add. */
    CompletionStage<Endpoint> nextAsync(String name, Collection<Endpoint> tried) {
        return gate.passing(() -> known(name).pick(tried));
    }

    List<ServiceSnapshot> snapshots() {
        return names.stream()
                .map(this::handle)
                .flatMap(service -> service.ifKnown().stream())
                .toList();
    }

    /** The state of one service, also if it is no longer known. Empty if there never was one. */
    Optional<ServiceState> state(String name) {
        return Optional.ofNullable(handles.get(name)).map(Service::state);
    }

    private Service known(String name) {
        if (!names.contains(name)) {
            throw unknown(name);
        }
        return handle(name);
    }

    /**
     * Prepares the changes that results cause, without publishing them. A service whose lookup failed keeps its last
     * endpoints. A service with the same endpoints keeps its cursor. A service without a result becomes unknown.
     */
    Publication prepare(Map<String, LookupResult> results) {
        Publication publication = new Publication(results.keySet());
        Instant now = Instant.now();
        results.forEach((name, result) -> prepare(handle(name), result, publication, now));
        for (String name : names) {
            if (!results.containsKey(name)) {
                Service gone = handle(name);
                publication.record(name, gone.visible(), List.of());
                publication.steps.add(gone::leave);
            }
        }
        return publication;
    }

    private void prepare(Service service, LookupResult result, Publication publication, Instant now) {
        List<Endpoint> before = service.visible();
        List<Endpoint> after = result.endpoints();
        if (after == null) {
            after = before != null ? before : List.of();
        }
        Throwable failure = result.failure();
        if (same(before, after)) {
            publication.steps.add(() -> service.lookedUp(failure, now));
            return;
        }
        Rotation rotation = service.rotation(
                after, randomStart ? ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE) : 0);
        publication.record(service.name(), before, after);
        publication.steps.add(() -> {
            service.show(rotation, now);
            service.lookedUp(failure, now);
        });
    }

    /**
     * Compares sizes first, because {@code List.equals} compares all common elements before it notices different sizes.
     */
    private static boolean same(@Nullable List<Endpoint> before, List<Endpoint> after) {
        return before == after || (before != null && before.size() == after.size() && before.equals(after));
    }

    /**
     * Prepared changes. Publishing them allocates no memory and cannot fail, except that a service with ejected
     * endpoints needs a new schedule.
     */
    final class Publication {

        private final Set<String> newNames;
        private final Map<String, Change> changes = new LinkedHashMap<>();
        private final List<Runnable> steps = new ArrayList<>();

        private Publication(Set<String> newNames) {
            this.newNames = Collections.unmodifiableSet(new LinkedHashSet<>(newNames));
        }

        private void record(String name, @Nullable List<Endpoint> before, List<Endpoint> after) {
            List<Endpoint> from = before != null ? before : List.of();
            if (!(from.isEmpty() && after.isEmpty())) {
                changes.put(name, new Change(name, from, after));
            }
        }

        /** The changes by name. */
        Map<String, Change> changes() {
            return changes;
        }

        /** Makes the changes visible. May be repeated. */
        @SuppressWarnings("ForLoopReplaceableByForEach") // an iterator would allocate memory
        void publish() {
            for (int i = 0; i < steps.size(); i++) {
                steps.get(i).run();
            }
            names = newNames;
        }
    }

    private Service handle(String name) {
        Service known = handles.get(name);
        if (known != null) {
            return known;
        }
        Service made = new Service(name, gate, this, outlierDetection);
        Service other = handles.putIfAbsent(name, made);
        return other != null ? other : made;
    }

    NoSuchServiceException unknown(String name) {
        Set<String> known = names;
        return MESSAGES.noSuchService(name, known.isEmpty() ? "none" : RefreshLog.names(List.copyOf(known)), name);
    }
}
