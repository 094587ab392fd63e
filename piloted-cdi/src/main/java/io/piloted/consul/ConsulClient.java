package io.piloted.consul;

import io.piloted.PilotedException;
import io.piloted.http.Http1Client;
import io.piloted.http.HttpAnswer;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** One connection to Consul in use: asks the agent that answered last, and the others when it fails. Thread-safe. */
final class ConsulClient implements AutoCloseable {

    /** More than 10,000 instances of one service; less than what a refresh of many services may hold at once. */
    private static final int MAX_BODY = 16 * 1024 * 1024;

    private final ConsulConnection connection;
    private final Map<String, String> fields;
    private final Http1Client http;
    private final AtomicInteger preferred = new AtomicInteger();

    ConsulClient(ConsulConnection connection, Duration timeout) {
        this.connection = connection;
        Map<String, String> all =
                new LinkedHashMap<>(Map.of("User-Agent", "piloted-cdi", "Accept", "application/json"));
        connection.token().ifPresent(token -> all.put("X-Consul-Token", token));
        fields = Map.copyOf(all);
        if (connection.usesTls() && !connection.tls().verify()) {
            Messages.LOG.verificationIsOff();
        }
        http = new Http1Client(
                "piloted-consul",
                connection.usesTls()
                        ? Optional.of(new Tls(connection.tls()).context().getSocketFactory())
                        : Optional.empty(),
                connection.tls().servername(),
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
     * One question about a service.
     *
     * @param path what to ask an agent
     * @param timeout for each agent
     * @param expected when it answers
     * @param reader what to make of an answer; may fail with what the answer is not
     */
    record Question<T>(
            String service,
            Function<URI, String> path,
            Duration timeout,
            Http1Client.Answer expected,
            Reader<T> reader) {}

    /** Makes something of the good answer of an agent. */
    interface Reader<T> {
        T read(URI agent, HttpAnswer answer, Failures failures);
    }

    <T> CompletableFuture<T> ask(Question<T> question) {
        return ask(question, preferred.get(), 0, "");
    }

    boolean isClosed() {
        return http.isClosed();
    }

    @Override
    public void close() {
        http.close();
    }

    private <T> CompletableFuture<T> ask(Question<T> question, int first, int tried, String reason) {
        int agent = (first + tried) % agents();
        return askOne(question, agentAt(agent))
                .thenApply(answer -> {
                    // Of all questions that fared alike, one moves the others along, and only it says so.
                    if (tried > 0 && preferred.compareAndSet(first, agent)) {
                        Messages.LOG.otherAgent(agentAt(first), agentAt(agent), reason);
                    }
                    return answer;
                })
                .exceptionallyCompose(failure -> askElsewhere(question, first, tried, unwrapped(failure)));
    }

    private <T> CompletableFuture<T> askElsewhere(Question<T> question, int first, int tried, Throwable failure) {
        return failure instanceof AgentException && tried + 1 < agents() && !http.isClosed()
                ? ask(question, first, tried + 1, String.valueOf(failure.getMessage()))
                : CompletableFuture.failedFuture(failure);
    }

    private URI agentAt(int index) {
        return connection.agents().get(index);
    }

    private <T> CompletableFuture<T> askOne(Question<T> question, URI agent) {
        Failures failures = new Failures(question.service(), agent, connection.token());
        return http.get(agent, question.path().apply(agent), fields, question.timeout(), question.expected())
                .handle((answer, failure) -> {
                    if (failure != null) {
                        throw failures.of(unwrapped(failure), question.timeout(), MAX_BODY);
                    }
                    Optional<PilotedException> refusal = failures.ofStatus(answer);
                    if (refusal.isPresent()) {
                        throw refusal.get();
                    }
                    return question.reader().read(agent, answer, failures);
                });
    }

    private static Throwable unwrapped(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
