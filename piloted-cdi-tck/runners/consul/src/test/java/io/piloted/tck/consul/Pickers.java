package io.piloted.tck.consul;

import io.piloted.NoEndpointException;
import io.piloted.ServiceHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/** Threads that pick from a service all the time, and compare the results with {@link ExpectedInstances}. */
final class Pickers implements AutoCloseable {

    /** The maximum number of recorded losses. */
    private static final int REMEMBERED = 10;

    /** The number of picks without a pause. Small, so that two processors have time for Consul and the refreshes. */
    private static final int BATCH = 200;

    private static final long PAUSE_NANOS = 1_000_000;

    private final ServiceHandle handle;
    private final ExpectedInstances expected;
    private final List<Thread> threads = new ArrayList<>();
    private final LongAdder made = new LongAdder();
    private final LongAdder empty = new LongAdder();
    private final LongAdder lost = new LongAdder();
    private final Queue<String> losses = new ConcurrentLinkedQueue<>();
    private volatile boolean closed;

    Pickers(ServiceHandle handle, ExpectedInstances expected, int count) {
        this.handle = handle;
        this.expected = expected;
        for (int i = 0; i < count; i++) {
            Thread thread = new Thread(this::pickOn, "picker");
            threads.add(thread);
            thread.start();
        }
    }

    long made() {
        return made.sum();
    }

    /** The number of picks that correctly found no endpoint. */
    long empty() {
        return empty.sum();
    }

    long lost() {
        return lost.sum();
    }

    /** Descriptions of the first lost picks. */
    List<String> losses() {
        return List.copyOf(losses);
    }

    @Override
    public void close() {
        closed = true;
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void pickOn() {
        while (!closed) {
            for (int i = 0; i < BATCH; i++) {
                pick();
                made.increment();
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private void pick() {
        int from = expected.oldest();
        try {
            int port = handle.next().port();
            if (!expected.allows(port, from)) {
                lose("port " + port + " of " + handle.name());
            }
        } catch (NoEndpointException e) {
            empty.increment();
            if (!expected.allowsNothing(from)) {
                lose(e.toString());
            }
        } catch (RuntimeException e) {
            lose(e.toString());
        }
    }

    private void lose(String what) {
        lost.increment();
        if (losses.size() < REMEMBERED) {
            losses.add(what);
        }
    }
}
