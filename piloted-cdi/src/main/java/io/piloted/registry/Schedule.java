package io.piloted.registry;

import io.piloted.Endpoint;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The order of a rotation's picks: smooth weighted round robin, computed once in advance. Immutable.
 *
 * <p>Weights 5, 1, 1 give A A B A C A A, not A A A A A B C. Equal weights give the endpoints in their order.
 *
 * <p>The length of a cycle is the sum of the weights, divided by their greatest common divisor. Up to
 * {@value #MIN_EXACT} turns, or {@value #SLOTS_PER_ENDPOINT} for each endpoint, the schedule is exact. Other weights
 * could need cycles of millions of turns, and get a schedule in layers instead. In each layer, the lap (one cycle of
 * picks) gives each endpoint the integer part of its share of turns. The turns that remain go to the layer below
 * ({@link #rest}), by the fractional parts. Layers are added until each endpoint's share of the picks differs by less
 * than 1 % from the share that its weight gives it ({@value #MAX_ERROR} as a fraction).
 *
 * <p>Each layer has {@value #MIN_LAYER} turns, or {@value #SLOTS_PER_ENDPOINT} for each endpoint if that is more. So
 * memory and time are proportional to the number of endpoints, whatever their weights.
 */
final class Schedule {

    /** The maximum relative error of an endpoint's share. */
    static final double MAX_ERROR = 0.01;

    /** A cycle up to this length is exact for any number of endpoints. */
    static final int MIN_EXACT = 1024;

    private static final int SLOTS_PER_ENDPOINT = 16;
    private static final int MIN_LAYER = 256;

    /** The maximum number of comparisons to compute a cycle in nginx's order; beyond it, a cheaper order is used. */
    private static final long MAX_COMPARISONS = 1 << 20;

    /**
     * The minimum length of a lap. The end of a lap is slow: it costs a division, and a write that all processors must
     * see.
     */
    private static final int MIN_LAP = 128;

    private final @Nullable Endpoint[] lap;
    private final @Nullable Schedule rest;

    private Schedule(@Nullable Endpoint[] lap, @Nullable Schedule rest) {
        this.lap = lap;
        this.rest = rest;
    }

    /** Computes the schedule of these endpoints. */
    static Schedule of(List<Endpoint> endpoints) {
        if (haveOneWeight(endpoints)) {
            return exact(endpoints.toArray(new Endpoint[0]));
        }
        long divisor = 0;
        long sum = 0;
        for (Endpoint endpoint : endpoints) {
            divisor = greatestCommonDivisor(endpoint.weight(), divisor);
            sum += endpoint.weight();
        }
        if (sum / divisor <= Math.max(MIN_EXACT, slots(endpoints))) {
            int[] turns = new int[endpoints.size()];
            for (int i = 0; i < turns.length; i++) {
                turns[i] = (int) (endpoints.get(i).weight() / divisor);
            }
            return exact(order(endpoints, turns, (int) (sum / divisor)));
        }
        double[] shares = new double[endpoints.size()];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = (double) endpoints.get(i).weight() / sum;
        }
        return layer(endpoints, shares, MAX_ERROR * Arrays.stream(shares).min().orElseThrow());
    }

    /** One cycle of picks, repeated if it is short; null where the pick comes from {@link #rest}. */
    @Nullable
    Endpoint[] lap() {
        return lap;
    }

    /** Supplies the picks that are null in the lap; null if there are none. */
    @Nullable
    Schedule rest() {
        return rest;
    }

    private static boolean haveOneWeight(List<Endpoint> endpoints) {
        for (Endpoint endpoint : endpoints) {
            if (endpoint.weight() != endpoints.get(0).weight()) {
                return false;
            }
        }
        return true;
    }

    private static long greatestCommonDivisor(long a, long b) {
        return b == 0 ? a : greatestCommonDivisor(b, a % b);
    }

    private static long slots(List<Endpoint> endpoints) {
        return (long) SLOTS_PER_ENDPOINT * endpoints.size();
    }

    /** Repeats the cycle until the lap has the minimum length. */
    private static Schedule exact(@Nullable Endpoint[] cycle) {
        if (cycle.length == 0 || cycle.length >= MIN_LAP) {
            return new Schedule(cycle, null);
        }
        @Nullable Endpoint[] lap = Arrays.copyOf(cycle, (MIN_LAP + cycle.length - 1) / cycle.length * cycle.length);
        for (int filled = cycle.length; filled < lap.length; filled *= 2) {
            System.arraycopy(lap, 0, lap, filled, Math.min(filled, lap.length - filled));
        }
        return new Schedule(lap, null);
    }

    /**
     * Computes a lap for the integer parts of the shares, and layers below it for the fractional parts.
     *
     * @param shares each endpoint's share of the picks from this layer; their sum is 1
     * @param tolerance the maximum error of a share
     */
    private static Schedule layer(List<Endpoint> endpoints, double[] shares, double tolerance) {
        int length = (int) Math.min(Integer.MAX_VALUE / 2, Math.max(MIN_LAYER, slots(endpoints)));
        int[] turns = new int[shares.length + 1];
        double[] fractions = new double[shares.length];
        int taken = 0;
        for (int i = 0; i < shares.length; i++) {
            turns[i] = (int) (shares[i] * length);
            fractions[i] = shares[i] * length - turns[i];
            taken += turns[i];
        }
        int left = length - taken;
        if (left == 0 || 1.0 / length < tolerance) {
            largest(fractions, left).forEach(i -> turns[i]++);
            return new Schedule(bySpreading(endpoints, turns, length), null);
        }
        turns[shares.length] = left;
        double sum = Arrays.stream(fractions).sum();
        for (int i = 0; i < fractions.length; i++) {
            fractions[i] /= sum;
        }
        Schedule rest = layer(endpoints, fractions, tolerance * length / left);
        return new Schedule(bySpreading(endpoints, turns, length), rest);
    }

    private static IntStream largest(double[] fractions, int count) {
        return IntStream.range(0, fractions.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -fractions[i]))
                .limit(count)
                .mapToInt(Integer::intValue);
    }

    private static @Nullable Endpoint[] order(List<Endpoint> endpoints, int[] turns, int length) {
        Map<Integer, Peers> byTurns = new LinkedHashMap<>();
        for (int i = 0; i < turns.length; i++) {
            byTurns.computeIfAbsent(turns[i], Peers::new).indexes.add(i);
        }
        return (long) byTurns.size() * length <= MAX_COMPARISONS
                ? smooth(endpoints, new ArrayList<>(byTurns.values()), length)
                : bySpreading(endpoints, turns, length);
    }

    /**
     * Computes nginx's smooth weighted round robin. Each step adds every weight to its endpoint's credit, picks the
     * endpoint with the highest credit (the first of equals), and subtracts the cycle's length from its credit.
     * Endpoints with the same weight take turns in order, so a step compares only the next one of each weight.
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

    /**
     * Spreads each endpoint's turns evenly over the lap. The k-th of n turns is due in the middle of the k-th of n
     * equal parts of the lap, and turns are placed in the order in which they are due. Positions after the last turn
     * stay free.
     */
    private static @Nullable Endpoint[] bySpreading(List<Endpoint> endpoints, int[] turns, int length) {
        int[] position = new int[length + 1];
        for (int count : turns) {
            for (int k = 0; k < count; k++) {
                position[due(k, count, length) + 1]++;
            }
        }
        for (int i = 0; i < length; i++) {
            position[i + 1] += position[i];
        }
        @Nullable Endpoint[] lap = new Endpoint[length];
        for (int i = 0; i < turns.length; i++) {
            Endpoint endpoint = i < endpoints.size() ? endpoints.get(i) : null;
            for (int k = 0; k < turns[i]; k++) {
                lap[position[due(k, turns[i], length)]++] = endpoint;
            }
        }
        return lap;
    }

    private static int due(int k, int count, int length) {
        return (int) ((2L * k + 1) * length / (2L * count));
    }

    /** The endpoints with the same weight, as indexes; the first is the next in turn. */
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
