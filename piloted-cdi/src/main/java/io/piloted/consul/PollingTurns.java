package io.piloted.consul;

import io.piloted.Endpoint;
import io.piloted.ServiceQuery;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Looks up services one after the other, again and again: those that have no long poll, since an agent does not take that
 * many connections. On the watch's thread only.
 */
final class PollingTurns {

    /** How long all of them take at least. */
    static final Duration ROUND = Duration.ofSeconds(10);

    /** From one answer to the next question at least, so that thousands of services do not keep an agent busy. */
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final ConsulCatalog catalog;
    private final ScheduledExecutorService thread;
    private final WatchLog log;
    private final BiConsumer<ServiceQuery, List<Endpoint>> found;

    /** The next one first. */
    private final Set<ServiceQuery> turns = new LinkedHashSet<>();

    private boolean running;
    private int failures;

    PollingTurns(
            ConsulCatalog catalog,
            ScheduledExecutorService thread,
            WatchLog log,
            BiConsumer<ServiceQuery, List<Endpoint>> found) {
        this.catalog = catalog;
        this.thread = thread;
        this.log = log;
        this.found = found;
    }

    int size() {
        return turns.size();
    }

    /** How long a round of so many takes. */
    static long seconds(int services) {
        return Math.max(ROUND.toSeconds(), PAUSE.multipliedBy(services).toSeconds());
    }

    /** Looks up these from now on, and no others; those that stay keep their turns. */
    void poll(Collection<ServiceQuery> wanted) {
        turns.retainAll(wanted);
        turns.addAll(wanted);
        if (!running && !turns.isEmpty()) {
            running = true;
            askAfter(0);
        }
    }

    private void askAfter(long nanos) {
        thread.schedule(this::ask, nanos, TimeUnit.NANOSECONDS);
    }

    private void ask() {
        if (turns.isEmpty()) {
            running = false;
            return;
        }
        ServiceQuery query = turns.iterator().next();
        turns.remove(query);
        turns.add(query);
        ConsulConnection asked = catalog.connection();
        orElseFail(
                query,
                () -> catalog.endpoints(query, Index.NONE, Duration.ZERO)
                        .whenCompleteAsync(
                                (answer, failure) -> orElseFail(query, () -> answered(asked, query, answer, failure)),
                                thread));
    }

    /** Whatever is thrown, a lack of threads for example, must not be the end of this: nobody else would ask again. */
    private void orElseFail(ServiceQuery query, Runnable step) {
        try {
            step.run();
        } catch (Throwable e) {
            failed(query, e);
        }
    }

    private void answered(
            ConsulConnection asked, ServiceQuery query, @Nullable Indexed answer, @Nullable Throwable failure) {
        if (!turns.contains(query) || !asked.equals(catalog.connection())) {
            askAfter(0); // what it was asked for, or where, means nothing any more
        } else if (answer != null) {
            failures = 0;
            log.succeeded(query);
            found.accept(query, answer.endpoints());
            askAfter(pause());
        } else {
            failed(query, failure);
        }
    }

    private void failed(ServiceQuery query, @Nullable Throwable failure) {
        Throwable reason = failure instanceof CompletionException ? failure.getCause() : failure;
        log.failed(query, reason);
        // A service that Consul refuses is no reason to let the others wait.
        askAfter(
                reason instanceof AgentException
                        ? Math.max(pause(), Backoff.nanos(failures++, ThreadLocalRandom.current()::nextDouble))
                        : pause());
    }

    private long pause() {
        return Math.max(PAUSE.toNanos(), ROUND.toNanos() / Math.max(1, turns.size()));
    }
}
