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

/** Open connections without a request: the one used last is used next, unused ones are closed. Thread-safe. */
final class IdleConnections implements AutoCloseable {

    private static final long KEPT_SECONDS = 30;

    private final HttpThreads threads;
    private final Map<URI, Deque<Idle>> connections = new ConcurrentHashMap<>();
    private final AtomicBoolean sweeping = new AtomicBoolean();
    private volatile boolean closed;

    IdleConnections(HttpThreads threads) {
        this.threads = threads;
    }

    /** A connection to this server, no longer idle; null if there is none. */
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

    /** Takes over a connection. */
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

    /** Closes all, and whatever is added from now on. */
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
                // The thread that removes it owns it.
                if (next.since - nanos <= 0 && idle.remove(next)) {
                    next.connection.close();
                }
            }
        }
    }

    /** One of them; its identity is what tells it from others. */
    private static final class Idle {

        private final HttpConnection connection;
        private final long since;

        Idle(HttpConnection connection, long since) {
            this.connection = connection;
            this.since = since;
        }
    }
}
