package io.piloted.registry;

import io.piloted.Endpoint;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/**
 * The order of one cycle of a rotation: smooth weighted round robin, worked out once so that a pick need not.
 *
 * <p>Weights 5, 1, 1 give A A B A C A A, not A A A A A B C. Equal weights give the endpoints as they are.
 */
final class Schedule {

    /**
     * The longest cycle that keeps weights exact; beyond it they are scaled down in proportion, each staying at least 1.
     * Consul's weights go to 65,535, and a few such endpoints would otherwise make a cycle of millions.
     */
    static final int MAX_CYCLE = 1 << 16;

    /** The fewest turns of a lap: its end costs a division, and is news to all processors. */
    private static final int MIN_LAP = 128;

    private Schedule() {}

    /**
     * Cycles of picks, as many as make a lap that is worth its end.
     *
     * @param endpoints the endpoints, in the catalog's order
     * @return the cycle, once or several times
     */
    static Endpoint[] lap(List<Endpoint> endpoints) {
        Endpoint[] cycle = of(endpoints);
        if (cycle.length == 0 || cycle.length >= MIN_LAP) {
            return cycle;
        }
        Endpoint[] lap = Arrays.copyOf(cycle, (MIN_LAP + cycle.length - 1) / cycle.length * cycle.length);
        for (int filled = cycle.length; filled < lap.length; filled *= 2) {
            System.arraycopy(lap, 0, lap, filled, Math.min(filled, lap.length - filled));
        }
        return lap;
    }

    /**
     * One cycle of picks.
     *
     * @param endpoints the endpoints, in the catalog's order
     * @return for weights without a common divisor, each endpoint as often as its weight says
     */
    static Endpoint[] of(List<Endpoint> endpoints) {
        if (haveOneWeight(endpoints)) {
            return endpoints.toArray(new Endpoint[0]);
        }
        int[] weights = reduced(endpoints);
        long cycle = 0;
        Map<Integer, Peers> byWeight = new LinkedHashMap<>();
        for (int i = 0; i < weights.length; i++) {
            cycle += weights[i];
            byWeight.computeIfAbsent(weights[i], Peers::new).indexes.add(i);
        }
        return smooth(endpoints, new ArrayList<>(byWeight.values()), Math.toIntExact(cycle));
    }

    private static boolean haveOneWeight(List<Endpoint> endpoints) {
        for (Endpoint endpoint : endpoints) {
            if (endpoint.weight() != endpoints.get(0).weight()) {
                return false;
            }
        }
        return true;
    }

    /**
     * nginx's smooth weighted round robin: each step adds every weight to its endpoint's credit, picks the highest credit
     * (the first of equals), and takes the whole cycle off it. Endpoints of one weight take turns in order, so only the
     * foremost of each weight has to be compared, and a step costs the number of different weights.
     */
    private static Endpoint[] smooth(List<Endpoint> endpoints, List<Peers> groups, int cycle) {
        Endpoint[] schedule = new Endpoint[cycle];
        long[] picks = new long[endpoints.size()];
        for (int step = 0; step < cycle; step++) {
            Peers best = groups.get(0);
            long bestCredit = Long.MIN_VALUE;
            for (Peers group : groups) {
                int index = group.foremost();
                long credit = (step + 1L) * group.weight - picks[index] * cycle;
                if (credit > bestCredit || (credit == bestCredit && index < best.foremost())) {
                    best = group;
                    bestCredit = credit;
                }
            }
            int picked = best.indexes.remove();
            best.indexes.add(picked);
            picks[picked]++;
            schedule[step] = endpoints.get(picked);
        }
        return schedule;
    }

    private static int[] reduced(List<Endpoint> endpoints) {
        long divisor = 0;
        long sum = 0;
        for (Endpoint endpoint : endpoints) {
            divisor = greatestCommonDivisor(endpoint.weight(), divisor);
            sum += endpoint.weight();
        }
        double scale = divisor > 0 && sum / divisor > MAX_CYCLE ? (double) MAX_CYCLE / sum : 0;
        int[] weights = new int[endpoints.size()];
        for (int i = 0; i < weights.length; i++) {
            int weight = endpoints.get(i).weight();
            weights[i] = (int) (scale > 0 ? Math.max(1, Math.round(weight * scale)) : weight / divisor);
        }
        return weights;
    }

    private static long greatestCommonDivisor(long a, long b) {
        return b == 0 ? a : greatestCommonDivisor(b, a % b);
    }

    /** The endpoints of one weight, by their index, the one whose turn it is first. */
    private static final class Peers {

        private final int weight;
        private final Queue<Integer> indexes = new ArrayDeque<>();

        Peers(int weight) {
            this.weight = weight;
        }

        int foremost() {
            return indexes.element();
        }
    }
}
