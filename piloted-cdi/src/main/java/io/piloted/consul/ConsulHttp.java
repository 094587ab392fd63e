package io.piloted.consul;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;

/** The JDK's HTTP client with what it lacks: a limit to time and size of a whole answer, and an end. Thread-safe. */
final class ConsulHttp implements AutoCloseable {

    private final ConsulThreads threads = new ConsulThreads();
    private final HttpClient client;
    private final int limit;
    private final Set<Runnable> running = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /**
     * A client of its own.
     *
     * @param limit the most bytes of a body
     */
    ConsulHttp(Optional<SSLContext> tls, Duration connectTimeout, int limit) {
        this.limit = limit;
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                // An agent is next door; a proxy that the JVM is told of is for the world outside.
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(connectTimeout)
                .executor(threads.workers());
        tls.ifPresent(builder::sslContext);
        client = threads.build(builder::build);
    }

    boolean isClosed() {
        return closed;
    }

    /**
     * Asks. Blocks nobody.
     *
     * @return completes exceptionally with {@link TimeoutException} when the whole answer is not there in time, with
     *     {@link BoundedBody.TooLargeException}, with {@link CancellationException} when this is closed, or with what the
     *     HTTP client says
     */
    @SuppressWarnings("FutureReturnValueIgnored") // The two that are ignored only pass on how the others ended.
    CompletableFuture<HttpResponse<byte[]>> get(URI uri, Optional<String> token, Duration timeout) {
        if (closed) {
            return CompletableFuture.failedFuture(new CancellationException());
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).header("Accept", "application/json");
        token.ifPresent(secret -> request.header("X-Consul-Token", secret));
        CompletableFuture<HttpResponse<byte[]>> exchange = client.sendAsync(request.build(), BoundedBody.upTo(limit));
        CompletableFuture<HttpResponse<byte[]>> result = new CompletableFuture<>();
        // The request's own timeout ends with the headers, and a body may drip for ever.
        Future<?> alarm = threads.after(timeout.toMillis(), () -> result.completeExceptionally(new TimeoutException()));
        exchange.whenComplete((response, failure) -> {
            if (failure == null) {
                result.complete(response);
            } else {
                result.completeExceptionally(closed ? new CancellationException() : failure);
            }
        });
        Runnable cancellation = () -> result.cancel(false);
        running.add(cancellation);
        result.whenComplete((response, failure) -> {
            running.remove(cancellation);
            alarm.cancel(false);
            // Does nothing to an exchange that has ended; ends the connection of one that has not.
            exchange.cancel(true);
        });
        if (closed) {
            cancellation.run();
        }
        return result;
    }

    /** Ends all requests, connections and threads. */
    @Override
    public void close() {
        closed = true;
        running.forEach(Runnable::run);
        threads.close();
    }
}
