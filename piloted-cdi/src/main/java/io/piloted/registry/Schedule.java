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
 * The order of a rotation's picks: smooth weighted round robin, worked out once so that a pick need not. Immutable.
 *
 * <p>Weights 5, 1, 1 give A A B A C A A, not A A A A A B C. Equal weights give the endpoints as they are.
 *
 * <p>Weights whose cycle, after division by their greatest common divisor, has at most {@value #MIN_EXACT} turns, or
 * {@value #SLOTS_PER_ENDPOINT} for each endpoint, are exact. Other weights would need cycles of millions of turns. They are
 * laid out in layers: a lap gives each endpoint the whole turns that it is due, and the turns that are left go to another
 * schedule, which shares them out by the fractions. There are as many layers as it takes for each endpoint's share of the
 * picks to differ from its share of the weights by less than 1 % of the latter ({@value #MAX_ERROR} as a fraction).
 *
 * <p>Each layer has {@value #MIN_LAYER} turns, or {@value #SLOTS_PER_ENDPOINT} for each endpoint, and is made in time in
 * proportion to that; so memory and time are in proportion to the number of endpoints, whatever their weights.
 */
final class Schedule {

    /** The largest relative error of an endpoint's share. */
    static final double MAX_ERROR = 0.01;

    /** The longest cycle that is exact however few endpoints there are. */
    static final int MIN_EXACT = 1024;

    private static final int SLOTS_PER_ENDPOINT = 16;
    private static final int MIN_LAYER = 256;

    /** What a cycle in nginx's order may cost, in comparisons; that of another order is always its length. */
    private static final long MAX_COMPARISONS = 1 << 20;

    /** The fewest turns of a lap: its end costs a division, and is news to all processors. */
    private static final int MIN_LAP = 128;

    private final @Nullable Endpoint[] lap;
    private final @Nullable Schedule rest;

    private Schedule(@Nullable Endpoint[] lap, @Nullable Schedule rest) {
        this.lap = lap;
        this.rest = rest;
    }

    /**
     * The schedule of these endpoints.
     *
     * @param endpoints in the catalog's order
     */
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

    /** One cycle of picks, once or several times; null for a turn of {@link #rest}. */
    @Nullable
    Endpoint[] lap() {
        return lap;
    }

    /** Gives the endpoints of the turns that the lap leaves to it; null if it leaves none. */
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

    /** Cycles of picks, as many as make a lap that is worth its end. */
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
     * A lap of whole turns, and below it layers for the fractions.
     *
     * @param shares of the picks that come here, their sum is 1
     * @param tolerance how much a share may be wrong
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

    /**
     * Spreads each endpoint's turns evenly over the lap: the k-th of n is due in the middle of the k-th of n parts, and
     * turns are taken in the order in which they are due. Those behind the last endpoint's are left free.
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
