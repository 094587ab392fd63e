package io.piloted.consul;

import io.piloted.Endpoint;
import io.piloted.ServiceQuery;
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
 * Follows services by blocking queries, HashiCorp's way: Consul answers a query when its service has changed, and is
 * asked again at once. Each service holds a connection to the agent, and none a thread; services beyond what an agent takes
 * are looked up in turns, and so are prepared queries and services of several datacenters.
 *
 * <p>Thread-safe. A query that fails is asked again, less and less often, until it succeeds; that is logged once.
 *
 * @see <a href="https://developer.hashicorp.com/consul/api-docs/features/blocking">Consul: Blocking Queries</a>
 */
public final class ConsulWatch implements AutoCloseable {

    private final ConsulCatalog catalog;
    private final BiConsumer<ServiceQuery, List<Endpoint>> found;

    /** All that happens here happens on its one thread; waiting for answers needs none. */
    private final ScheduledThreadPoolExecutor thread;

    private final WatchLog log;
    private final Map<ServiceQuery, BlockingQuery> followed = new HashMap<>();
    private final PollingTurns polled;
    private final LongPolls longPolls = new LongPolls(System::nanoTime);
    private Set<ServiceQuery> wanted = Set.of();
    private boolean waitingForRoom;
    private boolean restarting;

    /**
     * Follows nothing yet.
     *
     * @param catalog whom to ask; stays the caller's to close, after this
     * @param found told of every answer, changed or not, in the order in which they come; must not block
     */
    public ConsulWatch(ConsulCatalog catalog, BiConsumer<ServiceQuery, List<Endpoint>> found) {
        this.catalog = catalog;
        this.found = found;
        thread = new ScheduledThreadPoolExecutor(
                1,
                task -> {
                    Thread made = new Thread(null, task, "piloted-consul-watch", 0, false);
                    made.setDaemon(true);
                    // Not the caller's, whoever the caller is: this one lives as long as this class.
                    made.setContextClassLoader(ConsulWatch.class.getClassLoader());
                    return made;
                },
                new ThreadPoolExecutor.DiscardPolicy());
        thread.setRemoveOnCancelPolicy(true);
        log = new WatchLog(
                task -> thread.schedule(task, WatchLog.SETTLE.toNanos(), TimeUnit.NANOSECONDS),
                System::nanoTime,
                this::size);
        polled = new PollingTurns(catalog, thread, log, found);
    }

    /**
     * Follows these services from now on, and no others. Those that are followed already are not asked for anew; the
     * connections of those that no longer are, are closed.
     *
     * @param queries the services
     */
    public void follow(Collection<ServiceQuery> queries) {
        Set<ServiceQuery> changed = new LinkedHashSet<>(queries);
        thread.execute(() -> change(changed));
    }

    /** Follows nothing any more, and ends the thread. */
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
            Messages.MESSAGES.watchesMany(LongPolls.MOST, beyond, changed.size(), PollingTurns.seconds(beyond));
        }
    }

    /** As many services as there is room for have a long poll, the first ones first; the others are looked up in turns. */
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

    /** A prepared query has no blocking form, and one blocking query does not see several datacenters. */
    private static boolean canWait(ServiceQuery query) {
        return query.preparedQuery().isEmpty() && query.datacenters().size() < 2;
    }

    private void start(ServiceQuery query) {
        BlockingQuery blocking = new BlockingQuery(catalog, query, thread, log, found, this::restart);
        followed.put(query, blocking);
        blocking.start();
    }

    private void stop(ServiceQuery query) {
        BlockingQuery blocking = followed.remove(query);
        if (blocking != null) {
            longPolls.close(blocking.stop());
        }
    }

    /** For one that has ended, since it asked another Consul or had another token; most end in the same moment. */
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
