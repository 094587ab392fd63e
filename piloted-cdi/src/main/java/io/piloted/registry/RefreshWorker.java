package io.piloted.registry;

import static io.piloted.registry.Messages.MESSAGES;

import io.piloted.registry.RefreshRequest.Scope;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Carries out one refresh after the other on one thread, and retries what failed.
 *
 * <p>What happens from a SIGHUP to its event:
 *
 * <ol>
 *   <li>The signal handler calls {@link Registry#refresh}, which makes a {@link RefreshRequest}.
 *   <li>It joins the {@link Refresh} that is pending in the {@link RefreshQueue}, or a new one. The {@link Gate} is closed:
 *       picks from now on wait for this refresh.
 *   <li>The worker reserves a place in the {@link EventQueue}, and so a thread for the event; then it begins the refresh.
 *   <li>{@link RefreshTask} hands a {@link LookupPass} to the {@link LookupThreads}, where code that may hang runs, and
 *       waits for it until {@code piloted.refresh.timeout} at most.
 *   <li>The pass reads the plan, which is the file, and asks the catalog for all services.
 *   <li>The task merges the results into {@link LatestResults}: a service that failed keeps its endpoints.
 *   <li>{@link Services} works out new {@link Rotation}s for what changed; {@link Outage} tells which failures are news.
 *       If something failed, the {@link RetryTimer} is set. Until here nothing is visible, and an error leaves all as it
 *       was.
 *   <li>The rotations are published, which cannot fail, and the gate opens: picks that waited go on.
 *   <li>The event goes to its reserved place, and from there to the observers on their thread.
 *   <li>{@link Listeners} are told, the stage that {@code refresh()} returned completes on the threads of
 *       {@link Callbacks}, and {@link RefreshReports} writes the log.
 * </ol>
 */
final class RefreshWorker implements AutoCloseable {

    private static final long PAUSE_MILLIS = 10;

    private final RefreshQueue queue;
    private final EventQueue events;
    private final RefreshTask task;
    private final Listeners listeners;
    private final RefreshReports reports;
    private final ScheduledThreadPoolExecutor thread;

    /** Refresh thread only. */
    private final RetryTimer retries;

    RefreshWorker(RefreshQueue queue, Announcements announcements, RefreshTask task, Threads threads) {
        this.queue = queue;
        this.events = announcements.events();
        this.task = task;
        this.listeners = announcements.listeners();
        this.reports = announcements.reports();
        this.thread = new ScheduledThreadPoolExecutor(1, threads.named("piloted-refresh"));
        thread.setRemoveOnCancelPolicy(true);
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        this.retries = new RetryTimer(thread);
    }

    /** Asks for a refresh. Never blocks; safe on the JVM's signal thread. */
    CompletableFuture<RefreshOutcome> request(RefreshRequest request) {
        RefreshQueue.Requested requested = queue.request(request, events.hasRoom());
        if (requested.wakeWorker()) {
            wake();
        }
        return requested.refresh().done();
    }

    /** Runs a short task on the refresh thread after some time, or after the refresh that runs then. */
    Future<?> schedule(Runnable task, long nanos) {
        return thread.schedule(task, nanos, TimeUnit.NANOSECONDS);
    }

    /** The start has ended without a failure of its own: from now on what still fails is retried. */
    void retryAfterStart() {
        thread.execute(() -> {
            if (task.isFailing()) {
                retries.failed(Scope.ALL, () -> request(RefreshRequest.retry()));
            }
        });
    }

    /** Wakes everybody who waits and ends the thread. Idempotent. */
    @Override
    public void close() {
        try {
            queue.close();
        } finally {
            thread.shutdownNow();
        }
    }

    private void wake() {
        try {
            thread.execute(this::work);
        } catch (RejectedExecutionException e) {
            reports.write(() -> MESSAGES.debugf("The application is stopping; there is no further refresh"));
        } catch (Throwable e) { // there is no thread now; the next request tries again
            queue.refuse(e);
            reports.write(() -> MESSAGES.refreshFailed(e));
        }
    }

    private void work() {
        boolean ended = false;
        try {
            while (queue.hasNext()) {
                runNext();
            }
            ended = true;
        } finally {
            if (!ended && queue.workerDied()) {
                wake();
            }
        }
    }

    private void runNext() {
        Throwable obstacle = reserve();
        // The gate has been open for picks while a slow observer was waited for.
        Refresh refresh = queue.begin();
        if (refresh == null) {
            if (obstacle == null) {
                events.cancel();
            }
            return;
        }
        if (obstacle != null) {
            failed(refresh, obstacle, false);
            return;
        }
        RefreshTask.Prepared prepared;
        try {
            prepared = task.prepare(refresh, (query, endpoints) -> request(RefreshRequest.ofFound(query, endpoints)));
            setRetry(refresh, prepared);
        } catch (Throwable e) { // an Error must not leave the gate closed for ever
            failed(refresh, e, true);
            return;
        }
        succeeded(refresh, prepared);
        if (prepared.isAnnounced()) {
            reports.write(prepared::log);
        }
    }

    /** Reserves the place of the next event; what keeps it from doing so, or null. */
    private @Nullable Throwable reserve() {
        try {
            events.reserve();
            return null;
        } catch (Throwable e) { // no thread for events
            return e;
        }
    }

    private void setRetry(Refresh refresh, RefreshTask.Prepared prepared) {
        if (prepared.outcome().succeeded()) {
            retries.succeeded();
        } else if (task.isStarted()) {
            retries.failed(refresh.scope(), () -> request(RefreshRequest.retry()));
        }
    }

    /** Each step can be repeated, and fails only for want of memory. */
    private void succeeded(Refresh refresh, RefreshTask.Prepared prepared) {
        boolean settled = false;
        while (true) {
            try {
                prepared.publish();
                queue.end(refresh);
                if (!settled) {
                    settle(prepared);
                    settled = true;
                }
                refresh.visible().complete(null);
                prepared.result().ifPresent(listeners::tell);
                refresh.done().complete(prepared.outcome());
                return;
            } catch (Throwable e) { // there will be memory again
                pause();
            }
        }
    }

    private void settle(RefreshTask.Prepared prepared) {
        if (prepared.isAnnounced()) {
            events.add(prepared.outcome().event());
        } else {
            events.cancel();
        }
    }

    private void failed(Refresh refresh, Throwable reason, boolean reserved) {
        boolean settled = !reserved;
        while (true) {
            try {
                queue.end(refresh);
                if (!settled) {
                    events.cancel();
                    settled = true;
                }
                refresh.fail(reason);
                if (task.isClosing()) {
                    return; // that is the reason, and everybody has been told
                }
                if (task.isStarted()) {
                    RefreshRequest again = refresh.again();
                    retries.failed(Scope.FAILED, () -> request(again));
                }
                reports.write(() -> MESSAGES.refreshFailed(reason));
                return;
            } catch (Throwable e) { // there will be memory again
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.onSpinWait(); // close() means it, and the loop that this is in ends by itself
        }
    }
}
