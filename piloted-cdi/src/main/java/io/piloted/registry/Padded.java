package io.piloted.registry;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * A counter with unused memory around it, against false sharing. Each increment removes the counter's cache line from
 * the caches of all other processors, and processors load lines in pairs. So other fields that picks read must not be
 * in these lines. The unused fields ensure that, because a virtual machine places the fields of a superclass before
 * those of a subclass.
 */
final class Padded {

    private Padded() {}

    @SuppressWarnings("unused")
    private abstract static class RoomBefore {
        private long a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p;
    }

    private abstract static class Counter extends RoomBefore {

        private static final VarHandle TURN = turnHandle();

        /** Cannot overflow: with a pick every nanosecond a long lasts 292 years. */
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

        /** Takes the next turn. Each turn is given to exactly one caller. */
        final long takeTurn() {
            return (long) TURN.getAndAdd(this, 1L);
        }

        /** The turn that will be taken next. */
        final long turn() {
            return turn;
        }

        /** Continues with another turn, if the expected one is still next; otherwise returns false. */
        final boolean skip(long expected, long next) {
            return TURN.compareAndSet(this, expected, next);
        }
    }

    /**
     * A counter of turns. Thread-safe. It is a superclass because a reference to it would cost a pick one more memory
     * access.
     */
    @SuppressWarnings("unused")
    abstract static class Cursor extends Counter {

        private long a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p;

        private final long start;

        Cursor(long start) {
            super(start);
            this.start = start;
        }

        final long taken() {
            return turn() - start;
        }
    }
}
