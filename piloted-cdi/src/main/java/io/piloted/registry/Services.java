package io.piloted.registry;

import static io.piloted.registry.Messages.MESSAGES;

import io.piloted.Endpoint;
import io.piloted.NoSuchServiceException;
import io.piloted.ServicesUpdated.Change;
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
 * All services of the application with what is visible of them. The refresh thread is the only writer; a reader sees each
 * service whole, before or after.
 */
final class Services {

    private final Gate gate;
    private final boolean randomStart;

    /** Every handle ever made: a service that leaves the file and comes back has its old one. */
    private final Map<String, Service> handles = new ConcurrentHashMap<>();

    private volatile Set<String> names = Set.of();

    Services(Gate gate, boolean randomStart) {
        this.gate = gate;
        this.randomStart = randomStart;
    }

    Set<String> names() {
        return names;
    }

    Service named(String name) {
        if (!names.contains(name)) {
            gate.pass(); // a running update may be about to add it
        }
        return known(name);
    }

    /** Picks without ever blocking, also for a name that a running update may be about to add. */
    CompletionStage<Endpoint> nextAsync(String name) {
        return gate.passing(() -> known(name).pick());
    }

    /** What can be told without waiting. */
    Map<String, ServiceState> states() {
        Map<String, ServiceState> states = new LinkedHashMap<>();
        for (String name : names) {
            states.put(name, handle(name).state());
        }
        return states;
    }

    /** The same of one service; empty if it is not known. */
    Optional<ServiceState> state(String name) {
        return names.contains(name) ? Optional.of(handle(name).state()) : Optional.empty();
    }

    private Service known(String name) {
        if (!names.contains(name)) {
            throw unknown(name);
        }
        return handle(name);
    }

    /**
     * Makes a lookup's results visible. A service whose lookup failed keeps its last good endpoints; one whose endpoints
     * are the same keeps its cursor; one that is no longer named becomes unknown.
     *
     * @return what changed, by name
     */
    Map<String, Change> show(Map<String, Lookup.Result> results) {
        Map<String, Change> changes = new LinkedHashMap<>();
        for (Map.Entry<String, Lookup.Result> entry : results.entrySet()) {
            show(entry.getKey(), entry.getValue(), changes);
        }
        Set<String> previous = names;
        names = Collections.unmodifiableSet(new LinkedHashSet<>(results.keySet()));
        for (String name : previous) {
            if (!results.containsKey(name)) {
                Service gone = handle(name);
                record(name, gone.visible(), List.of(), changes);
                gone.leave();
            }
        }
        return changes;
    }

    private void show(String name, Lookup.Result result, Map<String, Change> changes) {
        Service service = handle(name);
        List<Endpoint> before = service.visible();
        List<Endpoint> after = result.endpoints();
        service.judged(result.failure());
        if (after == null) {
            after = before != null ? before : List.of();
        }
        if (!same(before, after)) {
            service.show(after, randomStart ? ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE) : 0);
            record(name, before, after, changes);
        }
    }

    /** The size first, which no list looks at before it has compared all that both have. */
    private static boolean same(@Nullable List<Endpoint> before, List<Endpoint> after) {
        return before != null && before.size() == after.size() && before.equals(after);
    }

    private static void record(
            String name, @Nullable List<Endpoint> before, List<Endpoint> after, Map<String, Change> changes) {
        List<Endpoint> from = before != null ? before : List.of();
        if (!(from.isEmpty() && after.isEmpty())) {
            changes.put(name, new Change(name, from, after));
        }
    }

    private Service handle(String name) {
        Service known = handles.get(name);
        if (known != null) {
            return known;
        }
        Service made = new Service(name, gate, this);
        Service other = handles.putIfAbsent(name, made);
        return other != null ? other : made;
    }

    /** That there is no such service, and which there are. */
    NoSuchServiceException unknown(String name) {
        Set<String> known = names;
        return MESSAGES.noSuchService(name, known.isEmpty() ? "none" : String.join(", ", known));
    }
}
