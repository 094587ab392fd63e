package io.piloted.consul;

import io.piloted.Catalog;
import io.piloted.Endpoint;
import io.piloted.ServiceQuery;
import io.piloted.http.Http1Client;
import io.piloted.http.HttpResponse;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The catalog that asks Consul's health endpoint: passing instances, in Consul's order.
 *
 * <p>Thread-safe. Lookups block nobody; whatever goes wrong is in the stage, as a {@link io.piloted.PilotedException}.
 * How many are under way at once is the caller's decision: each has a connection of its own, which the next ones reuse.
 */
public final class ConsulCatalog implements Catalog, AutoCloseable {

    private static final Pattern INDEX = Pattern.compile("\\d{1,18}");

    private final ConsulOptions options;
    private final Duration timeout;
    private final ResponseCache cache = new ResponseCache();
    private final HeaderWarnings warnings = new HeaderWarnings();
    private final UnusableLog unusable = new UnusableLog();
    private final HealthMapper mapper;
    private volatile ConsulClient client;

    /**
     * Connects nowhere yet, but reads the files that TLS needs, and makes JSON-B.
     *
     * @param connection where Consul is
     * @param options how to ask
     * @param timeout for one lookup; several agents share it
     * @throws io.piloted.PilotedException if a file for TLS cannot be used, or there is no JSON-B
     */
    public ConsulCatalog(ConsulConnection connection, ConsulOptions options, Duration timeout) {
        this.options = options;
        this.timeout = timeout;
        mapper = HealthMapper.create(options);
        client = new ConsulClient(connection, timeout);
    }

    /**
     * Where Consul is.
     *
     * @return the connection in use
     */
    public ConsulConnection connection() {
        return client.connection();
    }

    /**
     * Changes where Consul is or the token, from the next lookup on. Lookups under way fail; does nothing if nothing
     * changed.
     *
     * @param connection the new connection
     * @throws io.piloted.PilotedException if a file for TLS cannot be used; the old connection then stays
     */
    public synchronized void reconnect(ConsulConnection connection) {
        ConsulClient old = client;
        if (!connection.equals(old.connection()) && !old.isClosed()) {
            client = new ConsulClient(connection, timeout);
            old.close();
        }
    }

    @Override
    public CompletionStage<List<Endpoint>> endpoints(ServiceQuery query) {
        return ask(query, client, Index.NONE, Duration.ZERO, Http1Client.WaitMode.IMMEDIATE)
                .thenApply(Indexed::endpoints);
    }

    /**
     * Looks up one service once it has changed: a blocking query.
     *
     * @param query the service to look up
     * @param index of the answer that is known; {@link Index#NONE}, or one of another agent, to be answered at once
     * @param wait how long Consul may hold the answer back while nothing changes; it adds up to a sixteenth
     * @return completes with what is there then, changed or not; to be cancelled by who no longer wants it, which closes its
     *     connection at once
     */
    public CompletableFuture<Indexed> endpoints(ServiceQuery query, Index index, Duration wait) {
        return ask(query, client, index, wait, Http1Client.WaitMode.LONG_POLL);
    }

    /** Ends all lookups, connections and threads. Lookups from now on fail. */
    @Override
    public synchronized void close() {
        client.close();
        mapper.close();
    }

    private CompletableFuture<Indexed> ask(
            ServiceQuery query, ConsulClient consul, Index index, Duration wait, Http1Client.WaitMode mode) {
        Duration patience = timeout.dividedBy(
                (long) consul.agents() * Math.max(1, query.datacenters().size()));
        return PreferredDatacenters.find(query, one -> ask(one, consul, index, wait, mode, patience));
    }

    private CompletableFuture<Indexed> ask(
            ServiceQuery query,
            ConsulClient consul,
            Index index,
            Duration wait,
            Http1Client.WaitMode mode,
            Duration patience) {
        try {
            ConsulClient.Request atOnce =
                    new ConsulClient.Request(HealthQuery.of(query, options).toString(), patience);
            ConsulClient.Request changed = new ConsulClient.Request(
                    HealthQuery.of(query, options)
                            .add("index", Long.toString(index.value()))
                            .add("wait", wait.toMillis() + "ms")
                            .toString(),
                    wait.plus(wait.dividedBy(16)).plus(patience));
            return consul.ask(new ConsulClient.Question<>(
                    query.service(),
                    agent -> index.counts(agent) ? changed : atOnce,
                    mode,
                    (agent, answer, errors) -> read(query, agent, answer, errors)));
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** What an answer of success says; fails with what it is instead. */
    Indexed read(ServiceQuery query, URI agent, HttpResponse answer, ConsulErrors errors) {
        warnings.check(query, agent, answer);
        List<Endpoint> endpoints = cache.endpoints(query, answer.body(), () -> {
            HealthReader reader = new HealthReader(options, query, agent, errors::value);
            List<@Nullable HealthEntry> entries = entries(query, answer.body(), errors);
            List<Endpoint> read = reader.endpoints(entries);
            unusable.report(query, reader.unusable(), entries.size());
            return read;
        });
        long index = answer.header("X-Consul-Index")
                .filter(text -> INDEX.matcher(text).matches())
                .map(Long::parseLong)
                .orElse(0L);
        return new Indexed(endpoints, Index.of(index, agent));
    }

    private List<@Nullable HealthEntry> entries(ServiceQuery query, byte[] body, ConsulErrors errors) {
        try {
            return query.preparedQuery().isPresent() ? mapper.nodes(body) : mapper.entries(body);
        } catch (RuntimeException e) { // whatever the provider of JSON-B throws
            throw errors.ofBody(body, e);
        }
    }
}
