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
     * The maximum duration of one query, as in consul-template. If an agent disappears without closing the connection,
     * the loop notices that at the end of the query.
     */
    private static final Duration WAIT = Duration.ofSeconds(60);

    /** The first queries are spread over this time, so that they do not all reach the agent at once. */
    private static final Duration SPREAD = Duration.ofMillis(200);

    private final ConsulCatalog catalog;
    private final ServiceQuery query;
    private final ScheduledExecutorService thread;
    private final WatchLog log;
    private final BiConsumer<ServiceQuery, List<Endpoint>> found;
    private final Runnable onFailure;
    private final Consumer<ServiceQuery> disconnected;
    private final TokenBucket bucket = new TokenBucket(System::nanoTime);

    private final Backoff backoff = new Backoff();
    private StateVersion version = StateVersion.NONE;

    private long sentNanos;
    private CompletableFuture<?> request = CompletableFuture.completedFuture(null);
    private boolean stopped;

    /**
     * Creates the loop without starting it.
     *
     * @param found receives every result
     * @param onFailure called after each failure
     * @param disconnected called when this loop ends because the catalog now uses another address or token
     */
    BlockingQuery(
            ConsulCatalog catalog,
            ServiceQuery query,
            ScheduledExecutorService thread,
            WatchLog log,
            BiConsumer<ServiceQuery, List<Endpoint>> found,
            Runnable onFailure,
            Consumer<ServiceQuery> disconnected) {
        this.catalog = catalog;
        this.query = query;
        this.thread = thread;
        this.log = log;
        this.found = found;
        this.onFailure = onFailure;
        this.disconnected = disconnected;
    }

    void start() {
        sendAfter(random(SPREAD.toNanos()));
    }

    /**
     * Ends the loop, and closes the connection of the current query.
     *
     * @return the latest time at which the agent ends the query too: it does not notice the closed connection
     */
    long stop() {
        stopped = true;
        request.cancel(false);
        return version.number() == 0
                ? System.nanoTime()
                : sentNanos + WAIT.plus(WAIT.dividedBy(16)).toNanos();
    }

    private void sendAfter(long nanos) {
        thread.schedule(this::send, nanos, TimeUnit.NANOSECONDS);
    }

    private void send() {
        if (stopped) {
            return;
        }
        ConsulConnection connection = catalog.connection();
        sentNanos = System.nanoTime();
        orElseFail(() -> {
            CompletableFuture<VersionedEndpoints> sent = catalog.endpoints(query, version, WAIT);
            request = sent;
            sent.whenCompleteAsync(
                    (response, failure) -> orElseFail(() -> ended(connection, response, failure)), thread);
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

    private void ended(ConsulConnection used, @Nullable VersionedEndpoints response, @Nullable Throwable failure) {
        if (stopped) {
            return;
        }
        if (!used.equals(catalog.connection())) {
            // The result comes from an old connection.
            disconnected.accept(query);
        } else if (response != null) {
            succeeded(response);
        } else {
            failed(failure);
        }
    }

    private void succeeded(VersionedEndpoints response) {
        backoff.reset();
        version = nextVersion(response.version());
        log.succeeded(query);
        found.accept(query, response.endpoints());
        sendAfter(bucket.nanosToWait());
    }

    /**
     * The version for the next query. If Consul responds early without a newer version, a snapshot was restored: its
     * version may be lower, and may not reach the old one for a long time. So the next query starts without a version.
     */
    private StateVersion nextVersion(StateVersion received) {
        boolean abandoned = received.number() > 0
                && received.number() <= version.number()
                && received.agent().equals(version.agent())
                && System.nanoTime() - sentNanos < WAIT.toNanos() / 2;
        return abandoned ? StateVersion.NONE : version.after(received);
    }

    private void failed(@Nullable Throwable failure) {
        // Another agent may respond next, and it has other versions.
        version = StateVersion.NONE;
        log.failed(query, failure == null ? null : Failures.cause(failure));
        onFailure.run();
        sendAfter(backoff.nextNanos());
    }

    private static long random(long bound) {
        return ThreadLocalRandom.current().nextLong(bound);
    }
}
