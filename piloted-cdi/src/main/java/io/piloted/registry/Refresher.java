package io.piloted.registry;

import static io.piloted.registry.Messages.MESSAGES;

import io.piloted.Endpoint;
import io.piloted.ServiceQuery;
import io.piloted.ServicesUpdated;
import io.piloted.ServicesUpdated.Trigger;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Runs one update after the other on one thread. However many are asked for while one runs, exactly one more follows:
 * none is lost, none is repeated.
 */
final class Refresher implements AutoCloseable {

    private static final long IDLE_SECONDS = 10;

    private final EventQueue events;
    private final Function<Update, Outcome> refresh;
    private final ScheduledThreadPoolExecutor thread;
    private final Updates updates;

    /**
     * Idle until asked.
     *
     * @param refresh does one update and returns what came of it
     */
    Refresher(Gate gate, EventQueue events, Threads threads, Function<Update, Outcome> refresh) {
        this.events = events;
        this.refresh = refresh;
        this.thread = new ScheduledThreadPoolExecutor(1, threads.named("piloted-refresh"));
        // An idle application has no thread; one whose deployment failed elsewhere is not kept by it.
        thread.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        thread.allowCoreThreadTimeOut(true);
        thread.setRemoveOnCancelPolicy(true);
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        this.updates = new Updates(gate, events::hasRoom, () -> thread.execute(this::work));
    }

    /** Asks for a refresh. Never blocks; safe on the JVM's signal thread. */
    CompletableFuture<ServicesUpdated> request(Trigger trigger) {
        return updates.request(update -> update.refresh(trigger));
    }

    /** Asks for a refresh of which nobody is told unless it brings news, or somebody else asks for the same one. */
    CompletableFuture<ServicesUpdated> request() {
        return updates.request(Update::refresh);
    }

    /** Hands in what was found of one service without being looked up. Never blocks. */
    void found(ServiceQuery query, List<Endpoint> endpoints) {
        updates.request(update -> update.add(query, endpoints));
    }

    /** Runs something else on the refresh thread, later. */
    void later(Runnable task, Duration delay) {
        try {
            thread.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            MESSAGES.debugf("The application is stopping; not trying again");
        }
    }

    /** Wakes everybody who waits and ends the thread. Idempotent. */
    @Override
    public void close() {
        updates.close();
        thread.shutdownNow();
    }

    boolean isClosed() {
        return thread.isShutdown();
    }

    private void work() {
        try {
            while (updates.hasNext()) {
                // Set by somebody's code that ran here? Only close() means it, which is seen to have begun before.
                if (Thread.interrupted() && isClosed()) {
                    return;
                }
                // With slow observers this waits, and the gate stays open: picks go on with what they have.
                events.reserve();
                Update update = updates.begin();
                if (update == null) {
                    events.cancel();
                    return;
                }
                run(update);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // only close() interrupts, and it has woken everybody
        }
    }

    private void run(Update update) {
        try {
            Outcome outcome = refresh.apply(update);
            updates.end(update);
            if (update.announced()) {
                events.add(outcome.event());
            } else {
                events.cancel();
            }
            update.visible().complete(outcome.event());
            log(outcome);
        } catch (Throwable e) { // an Error in a user's catalog must not leave the gate closed for ever
            updates.end(update);
            events.cancel();
            MESSAGES.refreshFailed(e);
            update.visible().completeExceptionally(e);
        }
    }

    private static void log(Outcome outcome) {
        try {
            outcome.log().run();
        } catch (RuntimeException | LinkageError e) { // what a log throws undoes no refresh
            MESSAGES.debugf(e, "A refresh could not be logged");
        }
    }

    /**
     * What came of an update, once its endpoints are those that are picked.
     *
     * @param event what observers are told
     * @param log says it in the log, which may take a while; run when nobody waits any longer
     */
    record Outcome(ServicesUpdated event, Runnable log) {}
}
