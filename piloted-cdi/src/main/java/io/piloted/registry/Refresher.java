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
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs one update after the other on one thread. However many are asked for while one runs, exactly one more follows:
 * none is lost, none is repeated.
 */
final class Refresher implements AutoCloseable {

    private final Gate gate;
    private final EventQueue events;
    private final Function<Update, ServicesUpdated> refresh;
    private final ScheduledThreadPoolExecutor thread;

    private final ReentrantLock lock = new ReentrantLock();

    /** Guarded by {@link #lock}: asked for and not begun. */
    private @Nullable Update pending;

    /** Guarded by {@link #lock}: begun and not visible. */
    private @Nullable Update running;

    /** Guarded by {@link #lock}: whether {@link #work} is running or about to. */
    private boolean working;

    /** Guarded by {@link #lock}. */
    private boolean closed;

    /**
     * Idle until asked.
     *
     * @param refresh does one update and returns what came of it when it is visible
     */
    Refresher(Gate gate, EventQueue events, Threads threads, Function<Update, ServicesUpdated> refresh) {
        this.gate = gate;
        this.events = events;
        this.refresh = refresh;
        this.thread = new ScheduledThreadPoolExecutor(1, threads.named("piloted-refresh"));
        thread.setRemoveOnCancelPolicy(true);
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Asks for a refresh. Never blocks; safe on the JVM's signal thread. */
    CompletableFuture<ServicesUpdated> request(Trigger trigger) {
        return request(trigger, true);
    }

    /** Asks for a refresh that nobody is told of, unless somebody else asks for the same one. */
    CompletableFuture<ServicesUpdated> requestSilent() {
        return request(Trigger.PROGRAM, false);
    }

    private CompletableFuture<ServicesUpdated> request(Trigger trigger, boolean announced) {
        return request(update -> {
            update.refresh(trigger);
            if (announced) {
                update.announce();
            }
        });
    }

    /** Hands in what was found of one service without being looked up. Never blocks. */
    void found(ServiceQuery query, List<Endpoint> endpoints) {
        request(update -> update.add(query, endpoints));
    }

    /** Adds a wish to the update that is pending, after which it does not take long to begin. */
    private CompletableFuture<ServicesUpdated> request(Consumer<Update> wish) {
        lock.lock();
        try {
            if (closed) {
                return CompletableFuture.failedFuture(MESSAGES.closed());
            }
            Update update = pending;
            if (update == null) {
                update = new Update();
                pending = update;
                if (events.hasRoom()) {
                    gate.close(update);
                }
                if (!working) {
                    working = true;
                    thread.execute(this::work);
                }
            }
            wish.accept(update);
            return update.visible();
        } finally {
            lock.unlock();
        }
    }

    /** Runs something else on the refresh thread, later. */
    void later(Runnable task, Duration delay) {
        try {
            thread.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            MESSAGES.debugf("The application is stopping; not trying again");
        }
    }

    /** Ends the thread and wakes everybody who waits. Idempotent. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            thread.shutdownNow();
            abandon(pending);
            abandon(running);
            pending = null;
        } finally {
            lock.unlock();
        }
    }

    private void abandon(@Nullable Update update) {
        if (update != null) {
            gate.open(update);
            update.visible().completeExceptionally(MESSAGES.closed());
        }
    }

    private void work() {
        try {
            while (morePending()) {
                // With slow observers this waits, and the gate stays open: picks go on with what they have.
                events.reserve();
                Update update = begin();
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

    private boolean morePending() {
        lock.lock();
        try {
            working = pending != null && !closed;
            return working;
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Update begin() {
        lock.lock();
        try {
            Update update = pending;
            if (update != null) {
                gate.close(update);
            }
            running = update;
            pending = null;
            return update;
        } finally {
            lock.unlock();
        }
    }

    private void run(Update update) {
        try {
            ServicesUpdated event = refresh.apply(update);
            end(update);
            if (update.announced()) {
                events.add(event);
            } else {
                events.cancel();
            }
            update.visible().complete(event);
        } catch (Throwable e) { // an Error in a user's catalog must not leave the gate closed for ever
            end(update);
            events.cancel();
            MESSAGES.refreshFailed(e);
            update.visible().completeExceptionally(e);
        }
    }

    private void end(Update update) {
        lock.lock();
        try {
            running = null;
            gate.open(update);
        } finally {
            lock.unlock();
        }
    }
}
