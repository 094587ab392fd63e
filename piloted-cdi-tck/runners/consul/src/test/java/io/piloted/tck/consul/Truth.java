package io.piloted.tck.consul;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/**
 * Which instances of a service Consul has: now, and at any time since the last refresh that succeeded. Until the next
 * one succeeds, any of these may be served; nothing else ever may. One thread changes it, any may ask.
 */
final class Truth {

    private final List<Set<Integer>> states = new CopyOnWriteArrayList<>(List.of(Set.of()));

    /** The state at the last refresh that succeeded. */
    private volatile int oldest;

    Set<Integer> now() {
        return states.get(latest());
    }

    /** To be called before Consul is told. */
    void add(int port) {
        Set<Integer> changed = new TreeSet<>(now());
        changed.add(port);
        states.add(changed);
    }

    /** To be called before Consul is told. */
    void remove(int port) {
        Set<Integer> changed = new TreeSet<>(now());
        changed.remove(port);
        states.add(changed);
    }

    /** To be called before Consul forgets everything. */
    void clear() {
        states.add(Set.of());
    }

    /** To be called after a refresh that began after the last change. */
    void refreshed() {
        oldest = latest();
    }

    int oldest() {
        return oldest;
    }

    int latest() {
        return states.size() - 1;
    }

    /** Whether a pick that began when {@code from} was the oldest may give this port. */
    boolean allows(int port, int from) {
        return any(from, state -> state.contains(port));
    }

    /** Whether a pick that began when {@code from} was the oldest may find nothing. */
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
