package io.piloted.registry;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * A cursor with room around it. Each turn throws the cache line that it is counted in out of all other processors, and
 * processors fetch lines by pairs: nothing that a pick only reads may lie in either. Since a virtual machine lays out the
 * fields of a superclass before those of a subclass, fields that nobody uses make the room.
 */
final class Padded {

    private Padded() {}

    @SuppressWarnings("unused")
    private abstract static class RoomBefore {
        private long a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p;
    }

    private abstract static class Counter extends RoomBefore {

        private static final VarHandle TURN = turnHandle();

        /** A long, so that it cannot overflow: at a pick every nanosecond it lasts 292 years. */
        private volatile long turn;

        Counter(long start) {
            turn = start;
        }

        private static VarHandle turnHandle() {
            try {
                return MethodHandles.lookup().findVarHandle(Counter.class, "turn", long.class);
            } catch (ReflectiveOperationException e) {
                throw new ExceptionInInitializerError(e);
            }
        }

        /** The caller's turn: each is given to one caller. */
        final long takeTurn() {
            return (long) TURN.getAndAdd(this, 1L);
        }

        /** The turn that comes next. */
        final long turn() {
            return turn;
        }
    }

    /** Gives out turns, one after the other. Thread-safe. A superclass, because a field of its own would be one step more. */
    @SuppressWarnings("unused")
    abstract static class Cursor extends Counter {

        private long a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p;

        private final long start;

        /** Begins with that turn. */
        Cursor(long start) {
            super(start);
            this.start = start;
        }

        /** How many turns were taken. */
        final long taken() {
            return turn() - start;
        }
    }
}
