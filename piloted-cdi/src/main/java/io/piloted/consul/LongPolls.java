package io.piloted.consul;

import java.util.PriorityQueue;
import java.util.Queue;
import java.util.function.LongSupplier;

/**
 * Counts the connections for long polls. An agent does not notice that a client has hung up until the wait is over, and
 * counts the connection until then: so does this. Not thread-safe.
 */
final class LongPolls {

    /** An agent lets a client have 200 connections at once unless it is told otherwise; a refresh needs some too. */
    static final int MOST = 150;

    private final LongSupplier clock;

    /** For each that was closed, how long from the beginning of time its wait lasts. */
    private final Queue<Long> closed = new PriorityQueue<>();

    private final long beginning;
    private int open;

    LongPolls(LongSupplier clock) {
        this.clock = clock;
        this.beginning = clock.getAsLong();
    }

    /** Takes a place; false if there is none. */
    boolean open() {
        forget();
        boolean free = open + closed.size() < MOST;
        if (free) {
            open++;
        }
        return free;
    }

    /**
     * Gives a place back.
     *
     * @param end when its wait is over, by the clock
     */
    void close(long end) {
        open--;
        closed.add(end - beginning);
        forget();
    }

    /** How long until the next place is free of those whose waits go on; 0 if none does. */
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
