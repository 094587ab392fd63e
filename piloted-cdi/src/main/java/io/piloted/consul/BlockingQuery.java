package io.piloted.consul;

import io.piloted.Endpoint;
import io.piloted.ServiceQuery;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The blocking query of one service, over and over. On the watch's thread only. */
final class BlockingQuery {

    /** As long as consul-template waits: an agent that vanished without a word is missed after that. */
    private static final Duration WAIT = Duration.ofSeconds(60);

    /** So that many services do not ask in the same moment, after a start or when the token was rotated. */
    private static final Duration SPREAD = Duration.ofMillis(200);

    private final ConsulCatalog catalog;
    private final ServiceQuery query;
    private final ScheduledExecutorService thread;
    private final WatchLog log;
    private final BiConsumer<ServiceQuery, List<Endpoint>> found;
    private final Consumer<ServiceQuery> disconnected;
    private final TokenBucket bucket = new TokenBucket(System::nanoTime);

    private Index index = Index.NONE;

    private long askedNanos;
    private CompletableFuture<?> asking = CompletableFuture.completedFuture(null);
    private int failures;
    private boolean stopped;

    /**
     * Not started.
     *
     * @param found told of every answer
     * @param disconnected told when the catalog asks another Consul now, or with another token: this one has ended then
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
     * Ends the query that is under way, and closes its connection.
     *
     * @return when the agent, which does not notice, ends it too at the latest
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

    /** Whatever is thrown, a lack of threads for example, must not be the end of this: nobody else would ask again. */
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
            // What the old one said, or that it was cut off, means nothing.
            disconnected.accept(query);
        } else if (answer != null) {
            succeeded(answer);
        } else {
            failed(failure);
        }
    }

    private void succeeded(Indexed answer) {
        failures = 0;
        index = next(answer.index());
        log.succeeded(query);
        found.accept(query, answer.endpoints());
        askAfter(bucket.nanosToWait());
    }

    /**
     * What to wait from. Nothing new long before the time is over means that Consul abandoned what it waited for: a snapshot
     * was restored. To wait from the same index would be to wait for what the restored state may not reach for long.
     */
    private Index next(Index answered) {
        boolean abandoned = answered.value() > 0
                && answered.value() <= index.value()
                && answered.agent().equals(index.agent())
                && System.nanoTime() - askedNanos < WAIT.toNanos() / 2;
        return abandoned ? Index.NONE : index.then(answered);
    }

    private void failed(@Nullable Throwable failure) {
        // Whoever answers next may count from the beginning again.
        index = Index.NONE;
        log.failed(query, failure instanceof CompletionException ? failure.getCause() : failure);
        askAfter(Backoff.nanos(failures++, ThreadLocalRandom.current()::nextDouble));
    }

    private static long random(long bound) {
        return ThreadLocalRandom.current().nextLong(bound);
    }
}
