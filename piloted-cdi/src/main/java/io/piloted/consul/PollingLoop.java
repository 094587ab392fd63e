package io.piloted.consul;

import io.piloted.Endpoint;
import io.piloted.ServiceQuery;
import io.piloted.concurrent.Backoff;
import io.piloted.concurrent.Failures;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A loop that polls, one after the other, the services that have no long poll. Used by the watch's thread only. */
final class PollingLoop {

    /** The minimum time for one round of all services. */
    static final Duration ROUND = Duration.ofSeconds(10);

    /**
     * The minimum pause between a response and the next request, so that thousands of services do not overload an
     * agent.
     */
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final ConsulCatalog catalog;
    private final ScheduledExecutorService thread;
    private final WatchLog log;
    private final BiConsumer<ServiceQuery, List<Endpoint>> found;
    private final Runnable onFailure;

    /** In order; the first is the next to be polled. */
    private final Set<ServiceQuery> turns = new LinkedHashSet<>();

    private final Backoff backoff = new Backoff();
    private boolean running;

    PollingLoop(
            ConsulCatalog catalog,
            ScheduledExecutorService thread,
            WatchLog log,
            BiConsumer<ServiceQuery, List<Endpoint>> found,
            Runnable onFailure) {
        this.catalog = catalog;
        this.thread = thread;
        this.log = log;
        this.found = found;
        this.onFailure = onFailure;
    }

    int size() {
        return turns.size();
    }

    /** The duration of a round of this many services. */
    static long seconds(int services) {
        return Math.max(ROUND.toSeconds(), PAUSE.multipliedBy(services).toSeconds());
    }

    /** Polls these services, and no others, from now on. Services that stay keep their place in the order. */
    void poll(Collection<ServiceQuery> wanted) {
        turns.retainAll(wanted);
        turns.addAll(wanted);
        if (!running && !turns.isEmpty()) {
            running = true;
            sendAfter(0);
        }
    }

    private void sendAfter(long nanos) {
        thread.schedule(this::send, nanos, TimeUnit.NANOSECONDS);
    }

    private void send() {
        if (turns.isEmpty()) {
            running = false;
            return;
        }
        ServiceQuery query = turns.iterator().next();
        turns.remove(query);
        turns.add(query);
        ConsulConnection connection = catalog.connection();
        orElseFail(
                query,
                () -> catalog.endpoints(query, StateVersion.NONE, Duration.ZERO)
                        .whenCompleteAsync(
                                (response, failure) ->
                                        orElseFail(query, () -> ended(connection, query, response, failure)),
                                thread));
    }

    /** Treats everything thrown, such as a lack of threads, as a failed request: otherwise the loop would end. */
    private void orElseFail(ServiceQuery query, Runnable step) {
        try {
            step.run();
        } catch (Throwable e) {
            failed(query, e);
        }
    }

    private void ended(
            ConsulConnection used,
            ServiceQuery query,
            @Nullable VersionedEndpoints response,
            @Nullable Throwable failure) {
        if (!turns.contains(query) || !used.equals(catalog.connection())) {
            sendAfter(0); // the service is no longer wanted, or Consul's address changed
        } else if (response != null) {
            backoff.reset();
            log.succeeded(query);
            found.accept(query, response.endpoints());
            sendAfter(pause());
        } else {
            failed(query, failure);
        }
    }

    private void failed(ServiceQuery query, @Nullable Throwable failure) {
        Throwable reason = failure == null ? null : Failures.cause(failure);
        log.failed(query, reason);
        onFailure.run();
        // An error that concerns only this service must not delay the others.
        sendAfter(reason instanceof AgentException ? Math.max(pause(), backoff.nextNanos()) : pause());
    }

    private long pause() {
        return Math.max(PAUSE.toNanos(), ROUND.toNanos() / Math.max(1, turns.size()));
    }
}
