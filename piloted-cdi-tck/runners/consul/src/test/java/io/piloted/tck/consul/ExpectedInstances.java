package io.piloted.tck.consul;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/**
 * The instances of a service in Consul, now and at any time since the last successful refresh. Until the next
 * successful refresh, a pick may return any of these, and no others. One thread changes it; any thread may read it.
 */
final class ExpectedInstances {

    private final List<Set<Integer>> states = new CopyOnWriteArrayList<>(List.of(Set.of()));

    /** The state at the last successful refresh. */
    private volatile int oldest;

    Set<Integer> now() {
        return states.get(latest());
    }

    /** Must be called before the change in Consul. */
    void add(int port) {
        Set<Integer> changed = new TreeSet<>(now());
        changed.add(port);
        states.add(changed);
    }

    /** Must be called before the change in Consul. */
    void remove(int port) {
        Set<Integer> changed = new TreeSet<>(now());
        changed.remove(port);
        states.add(changed);
    }

    /** Must be called before Consul loses its state. */
    void clear() {
        states.add(Set.of());
    }

    /** Must be called after a refresh that began after the last change. */
    void refreshed() {
        oldest = latest();
    }

    int oldest() {
        return oldest;
    }

    int latest() {
        return states.size() - 1;
    }

    /** Whether a pick that began when {@code from} was the oldest state may return this port. */
    boolean allows(int port, int from) {
        return any(from, state -> state.contains(port));
    }

    /** Whether a pick that began when {@code from} was the oldest state may find no endpoint. */
    boolean allowsNothing(int from) {
        return any(from, Set::isEmpty);
    }

    private boolean any(int from, Predicate<Set<Integer>> condition) {
        for (int i = latest(); i >= from; i--) {
            if (condition.test(states.get(i))) {
                return true;
            }
        }
        return false;
    }
}
