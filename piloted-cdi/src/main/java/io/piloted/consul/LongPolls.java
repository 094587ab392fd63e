package io.piloted.consul;

import java.util.PriorityQueue;
import java.util.Queue;
import java.util.function.LongSupplier;

/**
 * A counter that limits the connections for long polls. An agent counts a connection that the client has closed until
 * its wait is over, and so does this class. Not thread-safe.
 */
final class LongPolls {

    /** An agent allows a client 200 connections by default; a refresh needs some of them. */
    static final int MOST = 150;

    private final LongSupplier clock;

    /** The ends of the waits of closed connections, in nanoseconds since {@link #beginning}. */
    private final Queue<Long> closed = new PriorityQueue<>();

    private final long beginning;
    private int open;

    LongPolls(LongSupplier clock) {
        this.clock = clock;
        this.beginning = clock.getAsLong();
    }

    /** Counts one more connection; false if the limit is reached. */
    boolean open() {
        forget();
        boolean free = open + closed.size() < MOST;
        if (free) {
            open++;
        }
        return free;
    }

    /**
     * Counts one connection less, once its wait is over.
     *
     * @param end the end of its wait, by the clock
     */
    void close(long end) {
        open--;
        closed.add(end - beginning);
        forget();
    }

    /** The time until the next closed connection stops counting; 0 if there is none. */
    long nanosToNext() {
        forget();
        Long next = closed.peek();
        return next == null ? 0 : next - (clock.getAsLong() - beginning);
    }

    private void forget() {
        long now = clock.getAsLong() - beginning;
        for (Long end = closed.peek(); end != null && end <= now; end = closed.peek()) {
            closed.remove();
        }
    }
}
