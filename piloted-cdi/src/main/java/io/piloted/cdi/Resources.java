package io.piloted.cdi;

import static io.piloted.cdi.Messages.MESSAGES;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** What an application has to give back at its end: threads, connections, SIGHUP. Thread-safe. */
final class Resources implements AutoCloseable {

    private final ReentrantLock lock = new ReentrantLock();

    /** Guarded by {@link #lock}: the newest first; null once closed. */
    private @Nullable Deque<AutoCloseable> open = new ArrayDeque<>();

    /** Adds a resource; closes it at once if the end has come meanwhile. */
    <T extends AutoCloseable> T add(T resource) {
        if (!hold(resource)) {
            close(resource);
        }
        return resource;
    }

    private boolean hold(AutoCloseable resource) {
        lock.lock();
        try {
            if (open == null) {
                return false;
            }
            open.push(resource);
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Closes all, the newest first, whatever one of them throws. Idempotent; never waits for a start that is going on. */
    @Override
    public void close() {
        Deque<AutoCloseable> closing;
        lock.lock();
        try {
            closing = open;
            open = null;
        } finally {
            lock.unlock();
        }
        if (closing != null) {
            closing.forEach(Resources::close);
        }
    }

    private static void close(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception | LinkageError e) { // the others have to be closed as well
            MESSAGES.debugf(e, "%s could not be closed", resource);
        }
    }
}
