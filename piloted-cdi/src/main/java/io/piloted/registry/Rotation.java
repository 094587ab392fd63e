package io.piloted.registry;

import io.piloted.Endpoint;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * One snapshot of a service's endpoints and the cursor that walks round it. The endpoints never change; the cursor only
 * ever counts up, so every cycle is exact under any number of threads.
 */
final class Rotation extends Padded.Cursor {

    private final List<Endpoint> endpoints;

    private final List<Endpoint> inTurn;

    /** The endpoints in the order of their turns; null for a turn of {@link #rest}. */
    private final @Nullable Endpoint[] lap;

    /** Whose turns the lap leaves open: weights that need a long cycle have laps in layers. Null if there are none. */
    private final @Nullable Rotation rest;

    /**
     * The first turn of a lap, nearly always of the one under way: within it a pick need not divide, which takes as long
     * as the rest of it but for the counting.
     */
    private volatile long lapBegan;

    private volatile Past past;

    /** How many turns were taken and given to nobody. */
    private final LongAdder skipped = new LongAdder();

    Rotation(List<Endpoint> endpoints, long start, @Nullable Rotation previous) {
        this(endpoints, endpoints, Schedule.of(endpoints), start, Past.after(previous));
    }

    private Rotation(List<Endpoint> endpoints, List<Endpoint> inTurn, Schedule schedule, long start, Past past) {
        super(start);
        this.endpoints = endpoints;
        this.inTurn = inTurn;
        this.lap = schedule.lap();
        this.past = past;
        Schedule below = schedule.rest();
        this.rest = below == null ? null : new Rotation(endpoints, inTurn, below, start, Past.NONE);
    }

    /** Whether it was made to follow that one. */
    boolean follows(@Nullable Rotation other) {
        return past.previous() == other;
    }

    /** A rotation of the same endpoints that follows another one, goes on where this is, and has no turns for some. */
    Rotation leavingOut(Set<Instance> out, @Nullable Rotation previous) {
        List<Endpoint> others = endpoints.stream()
                .filter(endpoint -> !out.contains(Instance.of(endpoint)))
                .toList();
        Schedule schedule = Schedule.of(others);
        return new Rotation(endpoints, others, schedule, start(schedule.lap(), out), Past.after(previous));
    }

    /** The turn in another lap of the endpoint whose turn is next here, or would be if those had none. */
    private int start(@Nullable Endpoint[] other, Set<Instance> out) {
        long turn = turn();
        for (int i = 0; i < lap.length; i++) {
            Endpoint next = lap[(int) ((turn + i) % lap.length)];
            if (next != null && !out.contains(Instance.of(next))) {
                return Math.max(0, Arrays.asList(other).indexOf(next));
            }
        }
        return 0;
    }

    /** How often this rotation and those before it were picked from; counted by the cursor, so it costs a pick nothing. */
    long picks() {
        return past.picks() + ownPicks();
    }

    private long ownPicks() {
        return taken() - skipped.sum();
    }

    List<Endpoint> endpoints() {
        return endpoints;
    }

    /** Those of the endpoints that have turns. */
    List<Endpoint> inTurn() {
        return inTurn;
    }

    /** The endpoint whose turn it is, null if there is none. */
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
     * The next endpoint in turn that was not tried; the next in turn if all were. Takes the turns of those that were, so that
     * their share goes to all others alike. Where a lap long it finds none, because other callers take those turns or the
     * endpoint's share is tiny, it takes the first in the catalog's order.
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

    /** For the first turn of each lap, and for a caller that is late. */
    private @Nullable Endpoint nextOfOtherLap(long turn) {
        int index = (int) (turn % lap.length);
        // A late caller sets it back, and the next pick forward again: it is a lap's first turn in any case.
        lapBegan = turn - index;
        return lap[index];
    }

    private @Nullable Endpoint nextOfRest() {
        Rotation below = rest;
        return below == null ? null : below.next();
    }

    /** Another rotation follows this one: what came before it counts no more, and can go. */
    private Past followed() {
        past = new Past(past.picks(), null);
        return new Past(past.earlier, this);
    }

    /**
     * The picks of rotations before this one. Who is late still picks of the previous one; of those before it nobody does,
     * so that no more than one of them is kept.
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
