package io.piloted.consul;

import io.piloted.Endpoint;
import io.piloted.ServiceQuery;
import io.piloted.concurrent.Backoff;
import io.piloted.concurrent.Failures;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A loop of blocking queries for one service. Used by the watch's thread only. */
final class BlockingQuery {

    /**
     * The maximum duration of one query, as in consul-template. An agent that disappears silently is noticed after it.
     */
    private static final Duration WAIT = Duration.ofSeconds(60);

    /** The first queries are spread over this time, so that they do not all reach the agent at once. */
    private static final Duration SPREAD = Duration.ofMillis(200);

    private final ConsulCatalog catalog;
    private final ServiceQuery query;
    private final ScheduledExecutorService thread;
    private final WatchLog log;
    private final BiConsumer<ServiceQuery, List<Endpoint>> found;
    private final Consumer<ServiceQuery> disconnected;
    private final TokenBucket bucket = new TokenBucket(System::nanoTime);

    private final Backoff backoff = new Backoff();
    private Index index = Index.NONE;

    private long askedNanos;
    private CompletableFuture<?> asking = CompletableFuture.completedFuture(null);
    private boolean stopped;

    /**
     * Creates the loop without starting it.
     *
     * @param found receives every result
     * @param disconnected called when this loop ends because the catalog now uses another address or token
     */
    BlockingQuery(
            ConsulCatalog catalog,
            ServiceQuery query,
            ScheduledExecutorService thread,
            WatchLog log,
            BiConsumer<ServiceQuery, List<Endpoint>> found,
            Consumer<ServiceQuery> disconnected) {
        this.catalog = catalog;
        this.query = query;
        this.thread = thread;
        this.log = log;
        this.found = found;
        this.disconnected = disconnected;
    }

    void start() {
        askAfter(random(SPREAD.toNanos()));
    }

    /**
     * Ends the loop, and closes the connection of the current query.
     *
     * @return the latest time at which the agent ends the query too: it does not notice the closed connection
     */
    long stop() {
        stopped = true;
        asking.cancel(false);
        return index.value() == 0
                ? System.nanoTime()
                : askedNanos + WAIT.plus(WAIT.dividedBy(16)).toNanos();
    }

    private void askAfter(long nanos) {
        thread.schedule(this::ask, nanos, TimeUnit.NANOSECONDS);
    }

    private void ask() {
        if (stopped) {
            return;
        }
        ConsulConnection connection = catalog.connection();
        askedNanos = System.nanoTime();
        orElseFail(() -> {
            CompletableFuture<Indexed> asked = catalog.endpoints(query, index, WAIT);
            asking = asked;
            asked.whenCompleteAsync(
                    (answer, failure) -> orElseFail(() -> answered(connection, answer, failure)), thread);
        });
    }

    /** Treats everything thrown, such as a lack of threads, as a failed query: otherwise the loop would end. */
    private void orElseFail(Runnable step) {
        try {
            step.run();
        } catch (Throwable e) {
            failed(e);
        }
    }

    private void answered(ConsulConnection asked, @Nullable Indexed answer, @Nullable Throwable failure) {
        if (stopped) {
            return;
        }
        if (!asked.equals(catalog.connection())) {
            // The result comes from an old connection.
            disconnected.accept(query);
        } else if (answer != null) {
            succeeded(answer);
        } else {
            failed(failure);
        }
    }

    private void succeeded(Indexed answer) {
        backoff.reset();
        index = next(answer.index());
        log.succeeded(query);
        found.accept(query, answer.endpoints());
        askAfter(bucket.nanosToWait());
    }

    /**
     * The index for the next query. If Consul returns early without a newer index, a snapshot was restored: its index
     * may be lower, and may not reach the old one for a long time. So the next query starts without an index.
     */
    private Index next(Index answered) {
        boolean abandoned = answered.value() > 0
                && answered.value() <= index.value()
                && answered.agent().equals(index.agent())
                && System.nanoTime() - askedNanos < WAIT.toNanos() / 2;
        return abandoned ? Index.NONE : index.then(answered);
    }

    private void failed(@Nullable Throwable failure) {
        // The agent that responds next may have another index.
        index = Index.NONE;
        log.failed(query, failure == null ? null : Failures.cause(failure));
        askAfter(backoff.nextNanos());
    }

    private static long random(long bound) {
        return ThreadLocalRandom.current().nextLong(bound);
    }
}
