package io.piloted.registry;

import io.piloted.Endpoint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One snapshot of a service's endpoints and the cursor that walks round it. The endpoints never change; the cursor only
 * ever counts up, so every cycle is exact under any number of threads.
 */
final class Rotation extends Padded.Cursor {

    private final List<Endpoint> endpoints;

    /** The endpoints in the order of their turns: the schedule, once or several times. */
    private final Endpoint[] lap;

    /**
     * The first turn of a lap, nearly always of the one under way: within it a pick need not divide, which takes as long
     * as the rest of it but for the counting.
     */
    private volatile long lapBegan;

    private volatile Past past;

    Rotation(List<Endpoint> endpoints, long start, @Nullable Rotation previous) {
        super(start);
        this.endpoints = endpoints;
        this.lap = Schedule.lap(endpoints);
        this.past = previous == null ? Past.NONE : previous.followed();
    }

    /** How often this rotation and those before it were picked from; counted by the cursor, so it costs a pick nothing. */
    long picks() {
        return past.picks() + taken();
    }

    List<Endpoint> endpoints() {
        return endpoints;
    }

    /** The endpoint whose turn it is, null if there is none. */
    @Nullable
    Endpoint next() {
        Endpoint[] order = lap;
        if (order.length == 0) {
            return null;
        }
        long began = lapBegan;
        long turn = takeTurn();
        long index = turn - began;
        return index >= 0 && index < order.length ? order[(int) index] : nextOfOtherLap(turn);
    }

    /** For the first turn of each lap, and for who is late. */
    private Endpoint nextOfOtherLap(long turn) {
        int index = (int) (turn % lap.length);
        // Who is late sets it back, and the next pick forward again: a lap's first turn it is in any case.
        lapBegan = turn - index;
        return lap[index];
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

        long picks() {
            return earlier + (previous == null ? 0 : previous.taken());
        }
    }
}
