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

    private static final VarHandle CURSOR;

    static {
        try {
            CURSOR = MethodHandles.lookup().findVarHandle(Rotation.class, "cursor", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final List<Endpoint> endpoints;
    private final Endpoint[] schedule;

    /** A long, so that it cannot overflow: at a pick every nanosecond it lasts 292 years. */
    @SuppressWarnings({"FieldMayBeFinal", "UnusedVariable"}) // CURSOR reads and writes it
    private volatile long cursor;

    Rotation(List<Endpoint> endpoints, long start) {
        this.endpoints = endpoints;
        this.schedule = Schedule.of(endpoints);
        this.cursor = start;
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
        long turn = (long) CURSOR.getAndAdd(this, 1L);
        // Dividing 32 bits is several times faster than dividing 64, and enough for the first two thousand million.
        return cycle[turn <= Integer.MAX_VALUE ? (int) turn % cycle.length : (int) (turn % cycle.length)];
    }
}
