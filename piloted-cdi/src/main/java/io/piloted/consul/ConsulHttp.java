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
import org.jspecify.annotations.Nullable;

/** The JDK's HTTP client with what it lacks: a limit to time and size of a whole answer, and an end. Thread-safe. */
final class ConsulHttp implements AutoCloseable {

    private final ConsulThreads threads = new ConsulThreads();
    private final int limit;
    private final Set<Runnable> running = ConcurrentHashMap.newKeySet();

    /**
     * Null once this is closed. A newer JDK (17.0.19, not 17.0.15) keeps a client's threads, and by their context class
     * loader the application, until the client itself is no longer reachable.
     */
    private volatile @Nullable HttpClient client;

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
                .executor(threads.shortcut());
        tls.ifPresent(builder::sslContext);
        client = threads.build(builder::build);
    }

    boolean isClosed() {
        return client == null;
    }

    /** When an answer is to be expected, which decides what waiting for it may cost. */
    enum Answer {
        /**
         * At once: a thread waits. Asynchronously, the JDK's client ends each exchange on {@link CompletableFuture}'s
         * default executor, which on one or two processors starts a thread for it.
         */
        SOON,
        /** Whenever something changes, for many questions at a time: no thread waits. */
        LATER
    }

    /**
     * Asks. Blocks nobody.
     *
     * @return completes exceptionally with {@link TimeoutException} when the whole answer is not there in time, with
     *     {@link BoundedBody.TooLargeException}, with {@link CancellationException} when this is closed, or with what the
     *     HTTP client says
     */
    @SuppressWarnings("FutureReturnValueIgnored") // It only passes on how the other ended.
    CompletableFuture<HttpResponse<byte[]>> get(URI uri, Optional<String> token, Duration timeout, Answer expected) {
        HttpClient open = client;
        if (open == null) {
            return CompletableFuture.failedFuture(new CancellationException());
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).header("Accept", "application/json");
        token.ifPresent(secret -> request.header("X-Consul-Token", secret));
        CompletableFuture<HttpResponse<byte[]>> result = new CompletableFuture<>();
        Future<?> exchange = expected == Answer.SOON
                ? threads.workers().submit(() -> exchange(open, request.build(), result))
                : exchangeLater(open, request.build(), result);
        Runnable cancellation = () -> {
            if (result.cancel(false)) {
                exchange.cancel(true);
            }
        };
        running.add(cancellation);
        // The request's own timeout ends with the headers, and a body may drip for ever.
        Future<?> alarm = threads.after(timeout.toMillis(), () -> {
            // Else the thread is no longer the exchange's, but whoever's that makes something of the answer.
            if (result.completeExceptionally(new TimeoutException())) {
                exchange.cancel(true);
            }
        });
        result.whenComplete((response, failure) -> {
            running.remove(cancellation);
            alarm.cancel(false);
        });
        if (isClosed()) {
            cancellation.run();
        }
        return result;
    }

    private void exchange(HttpClient open, HttpRequest request, CompletableFuture<HttpResponse<byte[]>> result) {
        try {
            result.complete(open.send(request, BoundedBody.upTo(limit)));
        } catch (Throwable e) { // whatever it is, somebody waits for the result
            fail(result, e);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // It only passes on how the other ended.
    private Future<?> exchangeLater(
            HttpClient open, HttpRequest request, CompletableFuture<HttpResponse<byte[]>> result) {
        CompletableFuture<HttpResponse<byte[]>> exchange = open.sendAsync(request, BoundedBody.upTo(limit));
        exchange.whenComplete((response, failure) -> {
            if (failure == null) {
                result.complete(response);
            } else {
                fail(result, failure);
            }
        });
        return exchange;
    }

    private void fail(CompletableFuture<?> result, Throwable failure) {
        result.completeExceptionally(isClosed() ? new CancellationException() : failure);
    }

    /** Ends all requests, connections and threads. */
    @Override
    public void close() {
        client = null;
        running.forEach(Runnable::run);
        threads.close();
    }
}
