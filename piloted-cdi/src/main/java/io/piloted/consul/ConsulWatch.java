package io.piloted.consul;

import io.piloted.Endpoint;
import io.piloted.ServiceQuery;
import io.piloted.concurrent.Daemons;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/**
 * A watch of services that uses blocking queries: Consul responds when the service has changed, and the next query
 * follows at once. Each service needs a connection, but no thread. Services beyond the agent's limit of connections,
 * prepared queries and services of several datacenters are polled in turns instead.
 *
 * <p>Thread-safe. A failed query is repeated with back-off until it succeeds, and logged once.
 *
 * @see <a href="https://developer.hashicorp.com/consul/api-docs/features/blocking">Consul: Blocking Queries</a>
 */
public final class ConsulWatch implements AutoCloseable {

    /** The minimum time between two reports of failures. */
    private static final Duration BETWEEN_REPORTS = Duration.ofSeconds(5);

    private final ConsulCatalog catalog;
    private final BiConsumer<ServiceQuery, List<Endpoint>> found;
    private final Runnable failed;

    /** The only thread that uses the fields below. No thread waits for responses. */
    private final ScheduledThreadPoolExecutor thread;

    private final WatchLog log;
    private final Map<ServiceQuery, BlockingQuery> followed = new HashMap<>();
    private final PollingLoop polled;
    private final LongPolls longPolls = new LongPolls(System::nanoTime);
    private Set<ServiceQuery> wanted = Set.of();
    private long lastReportNanos = System.nanoTime() - BETWEEN_REPORTS.toNanos();
    private boolean waitingForRoom;
    private boolean restarting;

    /**
     * Creates a watch that follows no service yet.
     *
     * @param found receives every result, changed or not, in order; must not block
     * @param failed called when a query has failed and the connection uses files, at most every 5 s; must not block
     */
    public ConsulWatch(ConsulCatalog catalog, BiConsumer<ServiceQuery, List<Endpoint>> found, Runnable failed) {
        this.catalog = catalog;
        this.found = found;
        this.failed = failed;
        thread = new ScheduledThreadPoolExecutor(
                1, task -> Daemons.ofLibrary("piloted-consul-watch", task), new ThreadPoolExecutor.DiscardPolicy());
        thread.setRemoveOnCancelPolicy(true);
        log = new WatchLog(
                task -> thread.schedule(task, WatchLog.SETTLE.toNanos(), TimeUnit.NANOSECONDS),
                System::nanoTime,
                this::size);
        polled = new PollingLoop(catalog, thread, log, found, this::failed);
    }

    /**
     * Follows these services, and no others, from now on. Services that are already followed keep their queries;
     * connections for other services are closed.
     */
    public void follow(Collection<ServiceQuery> queries) {
        Set<ServiceQuery> changed = new LinkedHashSet<>(queries);
        thread.execute(() -> change(changed));
    }

    /** Stops all queries and ends the thread. */
    @Override
    public void close() {
        thread.shutdownNow();
    }

    private int size() {
        return followed.size() + polled.size();
    }

    private void change(Set<ServiceQuery> changed) {
        int before = wanted.size();
        wanted = changed;
        for (ServiceQuery query : List.copyOf(followed.keySet())) {
            if (!changed.contains(query)) {
                stop(query);
            }
        }
        balance();
        log.keep(changed);
        int beyond = changed.size() - LongPolls.MOST;
        if (beyond > 0 && before <= LongPolls.MOST) {
            Messages.MESSAGES.watchesMany(LongPolls.MOST, beyond, changed.size(), PollingLoop.seconds(beyond));
        }
    }

    /** Gives services a long poll in order, until the limit is reached; the others are polled in turns. */
    private void balance() {
        Set<ServiceQuery> beyond = new LinkedHashSet<>();
        for (ServiceQuery query : wanted) {
            if (!followed.containsKey(query)) {
                if (canWait(query) && longPolls.open()) {
                    start(query);
                } else {
                    beyond.add(query);
                }
            }
        }
        polled.poll(beyond);
        if (!beyond.isEmpty() && longPolls.nanosToNext() > 0 && !waitingForRoom) {
            waitingForRoom = true;
            thread.schedule(
                    () -> {
                        waitingForRoom = false;
                        balance();
                    },
                    longPolls.nanosToNext(),
                    TimeUnit.NANOSECONDS);
        }
    }

    /** Prepared queries cannot block, and a blocking query covers only one datacenter. */
    private static boolean canWait(ServiceQuery query) {
        return query.preparedQuery().isEmpty() && query.datacenters().size() < 2;
    }

    private void start(ServiceQuery query) {
        BlockingQuery blocking = new BlockingQuery(catalog, query, thread, log, found, this::failed, this::restart);
        followed.put(query, blocking);
        blocking.start();
    }

    private void stop(ServiceQuery query) {
        BlockingQuery blocking = followed.remove(query);
        if (blocking != null) {
            longPolls.close(blocking.stop());
        }
    }

    /** Reports a failure, whose reason may be an old token or certificate: the file may have a new one. */
    private void failed() {
        long now = System.nanoTime();
        if (catalog.connection().usesFiles() && now - lastReportNanos >= BETWEEN_REPORTS.toNanos()) {
            lastReportNanos = now;
            failed.run();
        }
    }

    /**
     * Replaces a query that ended because Consul's address or token changed. Usually all of them end at the same time.
     */
    private void restart(ServiceQuery query) {
        stop(query);
        if (!restarting) {
            restarting = true;
            thread.execute(() -> {
                restarting = false;
                balance();
            });
        }
    }
}
