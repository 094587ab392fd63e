package io.piloted.cdi;

import static io.piloted.cdi.Messages.MESSAGES;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The resources that an application has to close at its end, such as threads, connections and its registration for
 * SIGHUP. Thread-safe.
 */
final class Resources implements AutoCloseable {

    /** Guarded by this: the newest first; null after {@link #close}. */
    private @Nullable Deque<AutoCloseable> open = new ArrayDeque<>();

    /** Adds a resource; closes it at once if this object is closed. */
    <T extends AutoCloseable> T add(T resource) {
        if (!hold(resource)) {
            close(resource);
        }
        return resource;
    }

    private synchronized boolean hold(AutoCloseable resource) {
        if (open == null) {
            return false;
        }
        open.push(resource);
        return true;
    }

    /** Closes all resources, the newest first, even if one throws. Idempotent. Never waits for a running start. */
    @Override
    public void close() {
        Deque<AutoCloseable> closing;
        synchronized (this) {
            closing = open;
            open = null;
        }
        if (closing != null) {
            closing.forEach(Resources::close);
        }
    }

    private static void close(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception | LinkageError e) { // the other resources must be closed too
            MESSAGES.debugf(e, "%s could not be closed", resource);
        }
    }
}
