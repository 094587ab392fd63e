package io.piloted.consul;

import io.piloted.PilotedException;
import io.piloted.concurrent.Failures;
import io.piloted.http.Http1Client;
import io.piloted.http.HttpResponse;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A client of Consul's agents: sends a request to the agent that responded last, and to the others if it fails.
 * Thread-safe.
 */
final class ConsulClient implements AutoCloseable {

    /** Enough for 10,000 instances of one service. */
    private static final int MAX_BODY = 16 * 1024 * 1024;

    /** Loaded with this class, because a server may have closed the class loader when lookups fail at the end. */
    private static final UnaryOperator<Throwable> CAUSE = Failures::cause;

    private final ConsulConnection connection;
    private final Map<String, String> fields;
    private final Http1Client http;
    private final AtomicInteger preferred = new AtomicInteger();

    ConsulClient(ConsulConnection connection, Duration timeout) {
        this.connection = connection;
        Map<String, String> all = new LinkedHashMap<>(
                Map.of("User-Agent", "piloted-cdi", "Accept", "application/json", "Accept-Encoding", "identity"));
        connection.token().ifPresent(token -> all.put("X-Consul-Token", token));
        fields = Map.copyOf(all);
        if (connection.usesTls() && !connection.tls().verify().orElse(true)) {
            Messages.MESSAGES.verificationIsOff();
        }
        http = new Http1Client(
                "piloted-consul",
                connection.usesTls()
                        ? Optional.of(new Tls(connection.tls()).context().getSocketFactory())
                        : Optional.empty(),
                connection.tls().serverName(),
                timeout,
                MAX_BODY);
    }

    ConsulConnection connection() {
        return connection;
    }

    int agents() {
        return connection.agents().size();
    }

    /**
     * A lookup of a service, to which any agent can respond.
     *
     * @param request creates the request for an agent
     * @param mode how to wait
     * @param reader reads the response, or throws if it is an error
     */
    record Lookup<T>(String service, Function<URI, Request> request, Http1Client.WaitMode mode, Reader<T> reader) {}

    /**
     * The request to one agent.
     *
     * @param path path and query
     * @param timeout the time limit for the whole response
     */
    record Request(String path, Duration timeout) {}

    /** Reads the response of an agent. */
    interface Reader<T> {
        T read(URI agent, HttpResponse response, ConsulErrors errors);
    }

    /**
     * Sends a request to one agent after the other until one responds.
     *
     * @return the result; cancelling it closes the connection at once
     */
    <T> CompletableFuture<T> lookUp(Lookup<T> lookup) {
        CompletableFuture<T> result = new CompletableFuture<>();
        send(lookup, preferred.get(), 0, "", result);
        return result;
    }

    boolean isClosed() {
        return http.isClosed();
    }

    @Override
    public void close() {
        http.close();
    }

    private <T> void send(Lookup<T> lookup, int first, int tried, String reason, CompletableFuture<T> result) {
        int agent = (first + tried) % agents();
        sendTo(agentAt(agent), lookup, result).whenComplete((value, failure) -> {
            if (failure != null) {
                failOver(lookup, first, tried, CAUSE.apply(failure), result);
                return;
            }
            // Of all requests that failed over at the same time, only the first changes the preferred agent and logs
            // it.
            if (tried > 0 && preferred.compareAndSet(first, agent)) {
                Messages.MESSAGES.otherAgent(agentAt(first), agentAt(agent), reason);
            }
            result.complete(value);
        });
    }

    private <T> void failOver(Lookup<T> lookup, int first, int tried, Throwable failure, CompletableFuture<T> result) {
        if (failure instanceof AgentException && tried + 1 < agents() && !http.isClosed() && !result.isDone()) {
            send(lookup, first, tried + 1, String.valueOf(failure.getMessage()), result);
        } else {
            result.completeExceptionally(failure);
        }
    }

    private URI agentAt(int position) {
        return connection.agents().get(position);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the stage only closes the connection
    private <T> CompletableFuture<T> sendTo(URI agent, Lookup<T> lookup, CompletableFuture<T> result) {
        ConsulErrors errors = new ConsulErrors(lookup.service(), agent, connection.token());
        Request request = lookup.request().apply(agent);
        CompletableFuture<HttpResponse> exchange =
                http.get(agent, request.path(), fields, request.timeout(), lookup.mode());
        // Only a cancelled result has an effect here: otherwise the exchange has already ended.
        result.whenComplete((value, failure) -> exchange.cancel(false));
        return exchange.handle((response, failure) -> {
            if (failure != null) {
                throw errors.of(CAUSE.apply(failure), request.timeout(), MAX_BODY);
            }
            Optional<PilotedException> error = errors.ofHead(response);
            if (error.isPresent()) {
                throw error.get();
            }
            return lookup.reader().read(agent, response, errors);
        });
    }
}
