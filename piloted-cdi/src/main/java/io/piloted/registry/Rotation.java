package io.piloted.registry;

import io.piloted.Endpoint;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * The endpoints of a service at one time, with a cursor for round robin. The endpoints never change, and the cursor
 * only counts up. So every cycle is exact, with any number of threads.
 *
 * <p>A lap is one cycle of picks. Each pick takes a turn: the next number of the cursor. Turn 0 begins the first lap. A
 * rotation with endpoints on trial begins below 0, with one turn for each of them.
 */
final class Rotation extends Padded.Cursor {

    private final List<Endpoint> endpoints;

    private final List<Endpoint> inTurn;

    /** One cycle of picks; null where the pick comes from {@link #rest}. */
    private final @Nullable Endpoint[] lap;

    /**
     * Supplies the picks that are null in the lap, for weights that would need a very long cycle. Null if there are
     * none.
     */
    private final @Nullable Rotation rest;

    /**
     * The first turn of a lap, usually the current one. It saves most picks a division, which takes almost as long as
     * the rest of a pick.
     */
    private volatile long lapBegan;

    private volatile Past past;

    private final List<Endpoint> onTrial;

    /** The number of turns that were taken, but not used for a pick. */
    private final LongAdder skipped = new LongAdder();

    Rotation(List<Endpoint> endpoints, long start, @Nullable Rotation previous) {
        this(endpoints, endpoints, Schedule.of(endpoints), start, Past.after(previous));
    }

    private Rotation(List<Endpoint> endpoints, List<Endpoint> inTurn, Schedule schedule, long start, Past past) {
        super(start);
        this.endpoints = endpoints;
        this.inTurn = inTurn;
        this.lap = schedule.lap();
        this.onTrial = List.of();
        this.past = past;
        Schedule below = schedule.rest();
        this.rest = below == null ? null : new Rotation(endpoints, inTurn, below, start, Past.NONE);
    }

    /** A copy of another rotation, with turns of endpoints on trial before its laps. */
    private Rotation(Rotation other, List<Endpoint> onTrial) {
        super(-onTrial.size());
        this.endpoints = other.endpoints;
        this.inTurn = other.inTurn;
        this.lap = other.lap.clone();
        Collections.rotate(Arrays.asList(lap), (int) -other.turn());
        this.onTrial = onTrial;
        this.past = other.past;
        this.rest = other.rest;
    }

    /** Whether this rotation was created as the successor of the other. */
    boolean follows(@Nullable Rotation other) {
        return past.previous() == other;
    }

    /**
     * Creates a rotation that leaves some endpoints out, and continues at the current position.
     *
     * @param out the endpoints to leave out
     * @param due the endpoints of {@code out} that are on trial and get one turn, before all others
     */
    Rotation leavingOut(Set<Instance> out, Set<Instance> due, @Nullable Rotation previous) {
        List<Endpoint> others = endpoints.stream()
                .filter(endpoint -> !out.contains(Instance.of(endpoint)))
                .toList();
        List<Endpoint> onTrial = endpoints.stream()
                .filter(endpoint -> due.contains(Instance.of(endpoint)))
                .toList();
        Schedule schedule = Schedule.of(others);
        Rotation next = new Rotation(endpoints, others, schedule, start(schedule.lap(), out), Past.after(previous));
        return onTrial.isEmpty() ? next : new Rotation(next, onTrial);
    }

    /** Removes the unused turns of endpoints on trial, and returns these endpoints. */
    List<Instance> withdrawTrials() {
        for (long turn = turn(); turn < 0; turn = turn()) {
            if (skip(turn, 0)) {
                skipped.add(-turn);
                return onTrial.subList((int) (onTrial.size() + turn), onTrial.size()).stream()
                        .map(Instance::of)
                        .toList();
            }
        }
        return List.of();
    }

    /** The position in the other lap of the next endpoint in this lap that is not left out. */
    private int start(@Nullable Endpoint[] other, Set<Instance> out) {
        long turn = Math.max(0, turn());
        for (int i = 0; i < lap.length; i++) {
            Endpoint next = lap[(int) ((turn + i) % lap.length)];
            if (next != null && !out.contains(Instance.of(next))) {
                return Math.max(0, Arrays.asList(other).indexOf(next));
            }
        }
        return 0;
    }

    /**
     * The number of picks from this rotation and its predecessors. The cursor counts them, so a pick has no extra cost.
     */
    long picks() {
        return past.picks() + ownPicks();
    }

    private long ownPicks() {
        return taken() - skipped.sum();
    }

    List<Endpoint> endpoints() {
        return endpoints;
    }

    /** The endpoints that are not left out. */
    List<Endpoint> inTurn() {
        return inTurn;
    }

    /** The next endpoint; null if there is none. */
    @Nullable
    Endpoint next() {
        @Nullable Endpoint[] order = lap;
        if (order.length == 0) {
            return null;
        }
        long began = lapBegan;
        long turn = takeTurn();
        long index = turn - began;
        Endpoint endpoint = index >= 0 && index < order.length ? order[(int) index] : nextOfOtherLap(turn);
        return endpoint != null ? endpoint : nextOfRest();
    }

    /**
     * The next endpoint that was not tried; if all were, the next one. It skips turns of tried endpoints, so that the
     * others share them evenly. If a whole lap has no untried endpoint, because other callers take its turns or its
     * weight is very small, it returns the first untried endpoint in the catalog's order.
     */
    @Nullable
    Endpoint next(Collection<Endpoint> tried) {
        Endpoint untried = untried(tried);
        Endpoint endpoint = next();
        for (int turns = 1; untried != null && endpoint != null && Instance.isAmong(tried, endpoint); turns++) {
            if (turns == lap.length) {
                return untried;
            }
            skipped.increment();
            endpoint = next();
        }
        return endpoint;
    }

    private @Nullable Endpoint untried(Collection<Endpoint> tried) {
        for (Endpoint endpoint : inTurn) {
            if (!Instance.isAmong(tried, endpoint)) {
                return endpoint;
            }
        }
        return null;
    }

    /**
     * A pick outside of the lap that began at {@link #lapBegan}: the first turn of a lap, a turn of a delayed thread,
     * or the turn of an endpoint on trial.
     */
    private @Nullable Endpoint nextOfOtherLap(long turn) {
        if (turn < 0) {
            return onTrial.get((int) (onTrial.size() + turn));
        }
        int index = (int) (turn % lap.length);
        // A delayed thread may set this back. That does no harm: it is always the first turn of some lap.
        lapBegan = turn - index;
        return lap[index];
    }

    private @Nullable Endpoint nextOfRest() {
        Rotation below = rest;
        return below == null ? null : below.next();
    }

    /**
     * Called when a successor is created. Replaces the predecessors by their number of picks, so that they can be
     * collected.
     */
    private Past followed() {
        past = new Past(past.picks(), null);
        return new Past(past.earlier, this);
    }

    /**
     * The number of picks from earlier rotations. Delayed threads may still pick from the previous rotation, so it is
     * kept, and its number is read from it. Older ones are not kept.
     */
    private record Past(long earlier, @Nullable Rotation previous) {

        static final Past NONE = new Past(0, null);

        static Past after(@Nullable Rotation previous) {
            return previous == null ? NONE : previous.followed();
        }

        long picks() {
            return earlier + (previous == null ? 0 : previous.ownPicks());
        }
    }
}
