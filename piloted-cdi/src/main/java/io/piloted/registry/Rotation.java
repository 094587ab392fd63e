package io.piloted.registry;

import io.piloted.Endpoint;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One snapshot of a service's endpoints and the cursor that walks round it. The endpoints never change; the cursor only
 * ever counts up, so every cycle is exact under any number of threads.
 */
final class Rotation {

    private static final VarHandle ELEMENT = MethodHandles.arrayElementVarHandle(long[].class);

    /**
     * In the middle of an array of two pairs of cache lines, which processors fetch together: nothing that a pick only reads
     * lies in the pair that it writes, not even the length of this array.
     */
    private static final int CURSOR = 16;

    private static final int FOUR_CACHE_LINES = 32;

    private final List<Endpoint> endpoints;
    private final Endpoint[] schedule;

    /** A long at {@link #CURSOR}, so that it cannot overflow: at a pick every nanosecond it lasts 292 years. */
    private final long[] cursor = new long[FOUR_CACHE_LINES];

    private final long start;

    // The picks of rotations before this one. Who is late still picks of the previous one; of those before it nobody
    // does.
    private final long @Nullable [] previousCursor;
    private final long previousStart;
    private final long earlierPicks;

    Rotation(List<Endpoint> endpoints, long start, @Nullable Rotation previous) {
        this.endpoints = endpoints;
        this.schedule = Schedule.of(endpoints);
        this.start = start;
        this.cursor[CURSOR] = start;
        this.previousCursor = previous == null ? null : previous.cursor;
        this.previousStart = previous == null ? 0 : previous.start;
        this.earlierPicks =
                previous == null ? 0 : previous.earlierPicks + picks(previous.previousCursor, previous.previousStart);
    }

    /** How often this rotation and those before it were picked from; counted by the cursor, so it costs a pick nothing. */
    long picks() {
        return earlierPicks + picks(previousCursor, previousStart) + picks(cursor, start);
    }

    private static long picks(long @Nullable [] cursor, long start) {
        return cursor == null ? 0 : (long) ELEMENT.getVolatile(cursor, CURSOR) - start;
    }

    List<Endpoint> endpoints() {
        return endpoints;
    }

    /** The endpoint whose turn it is, null if there is none. */
    @Nullable
    Endpoint next() {
        Endpoint[] cycle = schedule;
        if (cycle.length == 0) {
            return null;
        }
        long turn = (long) ELEMENT.getAndAdd(cursor, CURSOR, 1L);
        // Dividing 32 bits is several times faster than dividing 64, and enough for the first two thousand million.
        return cycle[turn <= Integer.MAX_VALUE ? (int) turn % cycle.length : (int) (turn % cycle.length)];
    }
}
