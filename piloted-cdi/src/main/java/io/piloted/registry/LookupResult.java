package io.piloted.registry;

import io.piloted.Endpoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The result of a lookup: the endpoints, or the failure. Immutable. */
record LookupResult(
        @Nullable List<Endpoint> endpoints, @Nullable Throwable failure) {

    /**
     * The result of a successful lookup. A repeated endpoint counts once, at its first position.
     *
     * @throws NullPointerException if the list or an endpoint is null
     */
    static LookupResult found(List<Endpoint> endpoints) {
        List<Endpoint> copy = List.copyOf(endpoints);
        if (!mayRepeat(copy)) {
            return new LookupResult(copy, null);
        }
        Set<Endpoint> distinct = new LinkedHashSet<>(copy);
        return new LookupResult(distinct.size() == copy.size() ? copy : List.copyOf(distinct), null);
    }

    /** A quick check whether two endpoints may be equal: usually their addresses or ports already differ. */
    private static boolean mayRepeat(List<Endpoint> endpoints) {
        int[] keys = new int[endpoints.size()];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = 31 * endpoints.get(i).address().hashCode()
                    + endpoints.get(i).port();
        }
        Arrays.sort(keys);
        for (int i = 1; i < keys.length; i++) {
            if (keys[i] == keys[i - 1]) {
                return true;
            }
        }
        return false;
    }

    static LookupResult failed(Throwable failure) {
        return new LookupResult(null, failure);
    }

    /**
     * Joins two results. Each instance counts once. If one result is a failure, so is the joined one.
     *
     * <p>Instances are compared by address, port and id only, because other properties may have changed between the two
     * lookups.
     */
    LookupResult joined(LookupResult other) {
        if (endpoints == null || other.endpoints == null) {
            return endpoints == null ? this : other;
        }
        Set<Instance> known = new HashSet<>();
        List<Endpoint> union = new ArrayList<>(endpoints);
        endpoints.forEach(endpoint -> known.add(Instance.of(endpoint)));
        for (Endpoint endpoint : other.endpoints) {
            if (known.add(Instance.of(endpoint))) {
                union.add(endpoint);
            }
        }
        return new LookupResult(List.copyOf(union), null);
    }
}
