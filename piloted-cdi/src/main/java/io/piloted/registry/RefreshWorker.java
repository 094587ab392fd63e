package io.piloted.registry;

import static io.piloted.registry.Messages.MESSAGES;

import io.piloted.Endpoint;
import io.piloted.ServiceQuery;
import io.piloted.registry.RefreshRequest.Scope;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.jspecify.annotations.Nullable;

/**
 * The thread that runs refreshes, one at a time, and retries failed ones.
 *
 * <p>The steps from a SIGHUP to its event:
 *
 * <ol>
 *   <li>The signal handler calls {@link Registry#refresh}, which creates a {@link RefreshRequest}.
 *   <li>The request joins the pending {@link Refresh} in the {@link RefreshQueue}, or a new one. The {@link Gate}
 *       closes: from now on picks wait for this refresh. (It closes only in step 3 if a slow observer has filled the
 *       {@link EventQueue}.)
 *   <li>The worker reserves a place in the event queue, which also ensures that the event has a thread. Then it begins
 *       the refresh.
 *   <li>{@link RefreshTask} starts a {@link LookupPass} on the {@link LookupThreads}, because its code may hang, and
 *       waits for it at most {@code piloted.refresh.timeout}.
 *   <li>The pass reads the {@link LookupPlan} from the ContainerPilot file and the options, and looks up all services
 *       in the catalog.
 *   <li>The task stores the results in {@link LatestResults}.
 *   <li>{@link Services} prepares new {@link Rotation}s for services that changed; a service whose lookup failed keeps
 *       its endpoints. {@link Outage} decides which failures to report. After a failure the {@link RetryTimer} is set.
 *       So far no new endpoint is visible, and an error would leave the services unchanged.
 *   <li>The rotations are published, and the gate opens. These steps are repeated if memory runs out.
 *   <li>The event is added to the queue, whose thread delivers it to the observers. Picks that waited continue.
 *   <li>The {@link Listeners} are called, the stage that {@code refresh()} returned completes on a thread of
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
    private final RefreshLog log;
    private final ScheduledExecutorService thread;

    /** Used by the refresh thread only. */
    private final RetryTimer retries;

    private final PlanReader.Found found = new PlanReader.Found() {
        @Override
        public void found(ServiceQuery query, List<Endpoint> endpoints) {
            request(RefreshRequest.ofFound(query, endpoints));
        }

        @Override
        public void failed() {
            renewUnlessRetrying();
        }
    };

    /**
     * Creates a worker, which is idle.
     *
     * @param thread the refresh thread; closing the worker ends it
     */
    RefreshWorker(RefreshQueue queue, Announcements announcements, RefreshTask task, ScheduledExecutorService thread) {
        this.queue = queue;
        this.events = announcements.events();
        this.task = task;
        this.listeners = announcements.listeners();
        this.reports = announcements.reports();
        this.log = announcements.refreshes();
        this.thread = thread;
        this.retries = new RetryTimer(thread);
    }

    /** Creates the refresh thread. It runs refreshes, and scheduled tasks between them. */
    static ScheduledExecutorService thread(Threads threads) {
        ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1, threads.named("piloted-refresh"));
        thread.setRemoveOnCancelPolicy(true);
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        return thread;
    }

    /** Requests a refresh. Never blocks; safe on the JVM's signal thread. */
    CompletableFuture<RefreshOutcome> request(RefreshRequest request) {
        RefreshQueue.Requested requested = queue.request(request, events.hasRoom());
        if (requested.wakeWorker()) {
            wake();
        }
        return requested.refresh().done();
    }

    /** Called when the start has ended without an error: retries lookups that still fail. */
    void retryAfterStart() {
        thread.execute(() -> {
            if (task.isFailing()) {
                retries.failed(Scope.ALL, () -> request(RefreshRequest.retry()));
            }
        });
    }

    /**
     * Requests a retry although nothing has failed, because each retry reads the connection settings again. Does nothing
     * while failed lookups are retried anyway.
     */
    private void renewUnlessRetrying() {
        try {
            thread.execute(() -> {
                if (!task.isFailing()) {
                    request(RefreshRequest.retry());
                }
            });
        } catch (RejectedExecutionException e) {
            MESSAGES.debugf("The application is stopping; its connection is not read again");
        }
    }

    /** Wakes everybody who waits, and ends the thread. Idempotent. */
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
        } catch (Throwable e) { // no thread; the next request tries again
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
        // Only now does begin() close the gate, if it stayed open because of a slow observer.
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
            prepared = task.prepare(refresh, found);
            setRetry(refresh, prepared);
        } catch (Throwable e) { // everything: an Error must not leave the gate closed
            failed(refresh, e, true);
            return;
        }
        succeeded(refresh, prepared);
        if (prepared.announced()) {
            reports.write(() -> log.write(prepared.outcome().event(), prepared.news(), prepared.known()));
        }
    }

    /** Reserves the place of the next event. Returns the failure, or null. */
    private @Nullable Throwable reserve() {
        try {
            events.reserve();
            return null;
        } catch (Throwable e) { // no thread
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

    /** Publishes the result. Each step can be repeated, and fails only if memory runs out. */
    private void succeeded(Refresh refresh, RefreshTask.Prepared prepared) {
        boolean settled = false;
        while (true) {
            try {
                task.publish(prepared);
                queue.end(refresh);
                if (!settled) {
                    settle(prepared);
                    settled = true;
                }
                refresh.visible().complete(null);
                prepared.result().ifPresent(listeners::call);
                refresh.done().complete(prepared.outcome());
                return;
            } catch (Throwable e) { // try again until there is memory
                pause();
            }
        }
    }

    private void settle(RefreshTask.Prepared prepared) {
        if (prepared.announced()) {
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
                    return; // close() has caused the failure and reported it
                }
                if (task.isStarted()) {
                    RefreshRequest again = refresh.again();
                    retries.failed(Scope.FAILED, () -> request(again));
                }
                reports.write(() -> MESSAGES.refreshFailed(reason));
                return;
            } catch (Throwable e) { // try again until there is memory
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.onSpinWait(); // only close() interrupts on purpose, and the caller's loop then ends by itself
        }
    }
}
