package io.piloted.consul;

import io.piloted.Endpoint;
import io.piloted.ServiceQuery;
import io.piloted.catalog.WaitingCatalog;
import io.piloted.config.Options;
import io.piloted.http.Http1Client;
import io.piloted.http.HttpResponse;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The catalog that reads healthy instances from Consul's HTTP API, in Consul's order.
 *
 * <p>Thread-safe. Only {@link #waitForEndpoints} blocks. The stage of a lookup fails with a
 * {@link io.piloted.PilotedException}. Each concurrent lookup has its own connection, which later lookups reuse; the
 * caller limits their number.
 */
public final class ConsulCatalog implements WaitingCatalog, AutoCloseable {

    private static final Pattern INDEX = Pattern.compile("\\d{1,18}");

    private final Options.Consul options;
    private final Duration timeout;
    private final ResponseCache cache = new ResponseCache();
    private final HeaderWarnings warnings = new HeaderWarnings();
    private final UnusableLog unusable = new UnusableLog();
    private final StableOrder order = new StableOrder();
    private final HealthMapper mapper;
    private volatile ConsulClient client;

    /**
     * Reads the files for TLS and creates JSON-B, but opens no connection.
     *
     * @param connection where Consul is
     * @param options the options for all requests
     * @param timeout the time limit of one lookup, shared by all agents that it tries
     * @throws io.piloted.PilotedException if a file for TLS cannot be used, or JSON-B is missing
     */
    public ConsulCatalog(ConsulConnection connection, Options.Consul options, Duration timeout) {
        this.options = options;
        this.timeout = timeout;
        mapper = HealthMapper.create(options);
        client = new ConsulClient(connection, timeout);
    }

    /**
     * The current connection settings.
     *
     * @return the connection settings
     */
    public ConsulConnection connection() {
        return client.connection();
    }

    /**
     * Uses other connection settings from the next lookup on. Running lookups fail. Does nothing if the settings are
     * equal.
     *
     * @param connection the new settings
     * @throws io.piloted.PilotedException if a file for TLS cannot be used; the old settings then stay
     */
    public synchronized void reconnect(ConsulConnection connection) {
        ConsulClient old = client;
        if (!connection.equals(old.connection()) && !old.isClosed()) {
            client = new ConsulClient(connection, timeout);
            old.close();
        }
    }

    /**
     * Forgets earlier responses to all other queries, and what was logged about them.
     *
     * @param queries the current queries of the application
     */
    public void keep(Collection<ServiceQuery> queries) {
        Set<ServiceQuery> kept = new HashSet<>();
        queries.forEach(query -> kept.addAll(PreferredDatacenters.queries(query)));
        cache.keep(kept);
        warnings.keep(kept);
        unusable.keep(kept);
        order.keep(kept);
    }

    @Override
    public CompletionStage<List<Endpoint>> endpoints(ServiceQuery query) {
        return lookUp(query, client, StateVersion.NONE, Duration.ZERO, Http1Client.WaitMode.IMMEDIATE)
                .thenApply(VersionedEndpoints::endpoints);
    }

    @Override
    public CompletionStage<List<Endpoint>> waitForEndpoints(ServiceQuery query) {
        ConsulClient consul = client;
        // With several agents, the timer thread may send the next request, after a timeout, and it must not wait.
        boolean one = consul.agents() == 1 && query.datacenters().size() < 2;
        return lookUp(
                        query,
                        consul,
                        StateVersion.NONE,
                        Duration.ZERO,
                        one ? Http1Client.WaitMode.CALLER_WAITS : Http1Client.WaitMode.IMMEDIATE)
                .thenApply(VersionedEndpoints::endpoints);
    }

    /**
     * Looks up one service with a blocking query (a long poll): Consul responds when the service has changed.
     *
     * @param query the service to look up
     * @param version the version of the last known result; with {@link StateVersion#NONE}, or a version of another agent,
     *     Consul responds at once
     * @param wait the maximum time for which Consul waits for a change; it adds up to a sixteenth
     * @return completes with the endpoints, changed or not; cancelling it closes its connection at once
     */
    public CompletableFuture<VersionedEndpoints> endpoints(ServiceQuery query, StateVersion version, Duration wait) {
        return lookUp(query, client, version, wait, Http1Client.WaitMode.LONG_POLL);
    }

    /** Ends all lookups, connections and threads. Later lookups fail. */
    @Override
    public synchronized void close() {
        client.close();
        mapper.close();
    }

    private CompletableFuture<VersionedEndpoints> lookUp(
            ServiceQuery query, ConsulClient consul, StateVersion version, Duration wait, Http1Client.WaitMode mode) {
        Duration patience = timeout.dividedBy(
                (long) consul.agents() * Math.max(1, query.datacenters().size()));
        return PreferredDatacenters.find(query, one -> lookUp(one, consul, version, wait, mode, patience));
    }

    private CompletableFuture<VersionedEndpoints> lookUp(
            ServiceQuery query,
            ConsulClient consul,
            StateVersion version,
            Duration wait,
            Http1Client.WaitMode mode,
            Duration patience) {
        try {
            return consul.lookUp(new ConsulClient.Lookup<>(
                    query.service(),
                    agent -> version.isValidAt(agent) ? changed(query, version, wait, patience) : now(query, patience),
                    mode,
                    (agent, response, errors) -> read(query, agent, response, errors)));
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private ConsulClient.Request now(ServiceQuery query, Duration patience) {
        return new ConsulClient.Request(HealthQuery.of(query, options).toString(), patience);
    }

    /** The request of a blocking query: Consul responds when something has changed, or when the wait is over. */
    private ConsulClient.Request changed(ServiceQuery query, StateVersion version, Duration wait, Duration patience) {
        return new ConsulClient.Request(
                HealthQuery.of(query, options)
                        .add("index", Long.toString(version.number()))
                        .add("wait", wait.toMillis() + "ms")
                        .toString(),
                wait.plus(wait.dividedBy(16)).plus(patience));
    }

    /** Reads the endpoints from a response; throws if the response is an error. */
    VersionedEndpoints read(ServiceQuery query, URI agent, HttpResponse response, ConsulErrors errors) {
        warnings.check(query, agent, response);
        HealthReader reader = new HealthReader(options.wan(), query.port(), errors::value);
        MappedResponse mapped =
                cache.response(query, response.body(), json -> reader.read(entries(query, json, errors)));
        if (mapped.hasNoInstance()) {
            throw Messages.MESSAGES.incomplete(query.service(), agent, mapped.entries());
        }
        unusable.report(query, mapped.unusable(), mapped.entries());
        long version = response.header("X-Consul-Index")
                .filter(text -> INDEX.matcher(text).matches())
                .map(Long::parseLong)
                .orElse(0L);
        return new VersionedEndpoints(order.of(query, mapped.endpoints()), StateVersion.of(version, agent));
    }

    private List<@Nullable HealthEntry> entries(ServiceQuery query, byte[] body, ConsulErrors errors) {
        try {
            return query.preparedQuery().isPresent() ? mapper.nodes(body) : mapper.entries(body);
        } catch (RuntimeException e) { // JSON-B implementations throw various exceptions
            throw errors.ofBody(body, e);
        }
    }
}
