package io.piloted.registry;

import static io.piloted.registry.Messages.MESSAGES;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * The {@link RefreshListener}s of a registry. They are called on a thread that may hang, and a refresh waits for them
 * at most {@value #PATIENCE_SECONDS} second. While one hangs, none is called.
 */
final class Listeners implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 1;

    private final LookupThreads threads;
    private final RefreshReports reports;
    private final List<RefreshListener> all = new CopyOnWriteArrayList<>();

    Listeners(LookupThreads threads, RefreshReports reports) {
        this.threads = threads;
        this.reports = reports;
    }

    void add(RefreshListener listener) {
        all.add(listener);
    }

    /** Never throws. */
    void call(RefreshResult result) {
        if (all.isEmpty()) {
            return;
        }
        try {
            Future<?> done = threads.start(() -> callNow(result));
            done.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (Throwable e) { // a listener hangs, there is no thread, or the application is stopping
            reports.write(() -> MESSAGES.debugf(e, "Listeners did not return in time"));
        }
    }

    private void callNow(RefreshResult result) {
        if (!threads.begin(this)) {
            return;
        }
        try {
            for (RefreshListener listener : all) {
                call(listener, result);
            }
        } finally {
            threads.end(this);
        }
    }

    private static void call(RefreshListener listener, RefreshResult result) {
        try {
            listener.refreshed(result);
        } catch (Throwable e) { // a failure of metrics must not fail the refresh
            MESSAGES.debugf(e, "%s failed", listener);
        }
    }

    @Override
    public void close() {
        for (RefreshListener listener : all) {
            try {
                listener.close();
            } catch (RuntimeException | LinkageError e) { // the other listeners must be closed too
                MESSAGES.debugf(e, "%s failed", listener);
            }
        }
        all.clear();
    }
}
