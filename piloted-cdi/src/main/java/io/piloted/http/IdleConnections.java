package io.piloted.http;

import java.net.URI;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A pool of open connections without a request. The last one used is used next; unused ones are closed. Thread-safe.
 */
final class IdleConnections implements AutoCloseable {

    private static final long KEPT_SECONDS = 30;

    private final HttpThreads threads;
    private final Map<URI, Deque<Idle>> connections = new ConcurrentHashMap<>();
    private final AtomicBoolean sweeping = new AtomicBoolean();
    private volatile boolean closed;

    IdleConnections(HttpThreads threads) {
        this.threads = threads;
    }

    /** Removes and returns a connection to this server; null if there is none. */
    @Nullable
    HttpConnection take(URI server) {
        Deque<Idle> idle = to(server);
        for (Idle last = idle.pollFirst(); last != null; last = idle.pollFirst()) {
            if (last.connection.isQuiet()) {
                return last.connection;
            }
            last.connection.close();
        }
        return null;
    }

    /** Adds a connection, which this pool will close. */
    void add(URI server, HttpConnection connection) {
        to(server).addFirst(new Idle(connection, System.nanoTime()));
        if (closed) {
            closeAll();
        } else {
            sweepLater();
        }
    }

    private Deque<Idle> to(URI server) {
        return connections.computeIfAbsent(server, key -> new ConcurrentLinkedDeque<>());
    }

    /** Closes all connections, and those that are added later. */
    @Override
    public void close() {
        closed = true;
        closeAll();
    }

    private void closeAll() {
        closeThoseSince(System.nanoTime());
    }

    private void sweepLater() {
        if (sweeping.compareAndSet(false, true)) {
            threads.after(TimeUnit.SECONDS.toMillis(KEPT_SECONDS), this::sweep);
        }
    }

    private void sweep() {
        closeThoseSince(System.nanoTime() - TimeUnit.SECONDS.toNanos(KEPT_SECONDS));
        sweeping.set(false);
        if (!connections.values().stream().allMatch(Deque::isEmpty)) {
            sweepLater();
        }
    }

    private void closeThoseSince(long nanos) {
        for (Deque<Idle> idle : connections.values()) {
            for (Iterator<Idle> all = idle.iterator(); all.hasNext(); ) {
                Idle next = all.next();
                // Only the thread that removes a connection may close it.
                if (next.since - nanos <= 0 && idle.remove(next)) {
                    next.connection.close();
                }
            }
        }
    }

    /** An idle connection. Not a record, because two are never equal. */
    private static final class Idle {

        private final HttpConnection connection;
        private final long since;

        Idle(HttpConnection connection, long since) {
            this.connection = connection;
            this.since = since;
        }
    }
}
