package io.piloted.http;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP/1.1 client (RFC 9112) for GET requests, with limits to the time and the size of a whole response. Thread-safe. It
 * uses no proxy, follows no redirect, and knows neither cookies nor encodings.
 *
 * <p>Not the JDK's, for what was measured on JDK 17: that one cannot be closed and kept undeployed applications, its timeout
 * does not cover the body (a response that drips held it for ten minutes), it accepts two contradicting lengths, and it loads
 * 1,100 more classes (0.3 s). To be looked at again when the library needs JDK 21.
 */
public final class Http1Client implements AutoCloseable {

    private final HttpThreads threads;
    private final IdleConnections idle;
    private final Optional<SSLSocketFactory> tls;
    private final Optional<String> serverName;
    private final Duration connectTimeout;
    private final int limit;
    private final Set<Exchange> running = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** Made for the first long poll, since an application that does not watch has none. */
    private @Nullable ResponseSelector selector;

    /**
     * Opens no connection yet.
     *
     * @param name the beginning of its threads' names
     * @param tls for {@code https}; may be empty if no server has it
     * @param serverName the name that the certificate must have; empty for the host
     * @param connectTimeout for connecting only
     * @param limit the maximal size of a body, in bytes
     */
    public Http1Client(
            String name,
            Optional<SSLSocketFactory> tls,
            Optional<String> serverName,
            Duration connectTimeout,
            int limit) {
        this.threads = new HttpThreads(name);
        this.idle = new IdleConnections(threads);
        this.tls = tls;
        this.serverName = serverName;
        this.connectTimeout = connectTimeout;
        this.limit = limit;
    }

    /**
     * Whether it has been closed.
     *
     * @return true after {@link #close}
     */
    public boolean isClosed() {
        return closed;
    }

    /** How to wait for a response. */
    public enum WaitMode {
        /** The server responds as soon as it can: a thread waits for each response. */
        IMMEDIATE,
        /** The server responds when something changes: one thread waits for all responses. */
        LONG_POLL
    }

    /**
     * Sends a request. Never blocks.
     *
     * @param server the base URI; with a port, without a slash at its end
     * @param path the path and query after the base URI, encoded
     * @param fields header fields by name; all characters must be allowed in a header
     * @param timeout for the whole exchange, from the lookup of the host name to the last byte
     * @param mode how to wait
     * @return the response; cancelling closes the connection at once. Completes exceptionally with {@link TimeoutException}
     *     if the whole response does not arrive in time, with {@link TooLargeException}, with
     *     {@link CancellationException} if the client is closed, or with the failure of the connection or the response
     */
    @SuppressWarnings("FutureReturnValueIgnored") // It only cleans up.
    public CompletableFuture<HttpResponse> get(
            URI server, String path, Map<String, String> fields, Duration timeout, WaitMode mode) {
        Exchange exchange = new Exchange(this, server, request(server, path, fields), mode, timeout);
        running.add(exchange);
        exchange.result().whenComplete((response, failure) -> {
            running.remove(exchange);
            exchange.ended(failure);
        });
        try {
            // The only deadline: a server may send its response a byte at a time.
            Future<?> alarm = threads.after(timeout.toMillis(), () -> exchange.giveUp(new TimeoutException()));
            exchange.result().whenComplete((response, failure) -> alarm.cancel(false));
            workers(mode).execute(exchange);
        } catch (OutOfMemoryError e) { // the system has no more threads
            exchange.giveUp(e);
        }
        if (closed) {
            exchange.giveUp(new CancellationException());
        }
        return exchange.result();
    }

    private Executor workers(WaitMode mode) {
        return mode == WaitMode.LONG_POLL ? threads.pollWorkers() : threads.workers();
    }

    private static byte[] request(URI server, String path, Map<String, String> fields) {
        StringBuilder text = new StringBuilder("GET ")
                .append(server.getRawPath())
                .append(path)
                .append(" HTTP/1.1\r\nHost: ")
                .append(ServerAddress.of(server).hostField())
                .append("\r\n");
        fields.forEach(
                (name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
        return text.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
    }

    IdleConnections idle() {
        return idle;
    }

    synchronized ResponseSelector selector() {
        if (selector == null || !selector.isOpen()) {
            selector = new ResponseSelector(threads.workers(), threads.pollWorkers());
            if (closed) {
                selector.close();
            }
        }
        return selector;
    }

    /** Must be called after a connection that may wait has been closed. */
    synchronized void forgetClosed() {
        if (selector != null) {
            selector.forgetClosed();
        }
    }

    Duration connectTimeout() {
        return connectTimeout;
    }

    int limit() {
        return limit;
    }

    /** Starts TLS if the server's URI is of https; of several servers, some may be. */
    void secure(HttpConnection connection, ServerAddress server, Duration timeout) throws IOException {
        if (server.isSecure()) {
            connection.secure(tls.orElseThrow(), serverName.orElse(server.host()), timeout);
        }
    }

    /** Ends all requests, connections and threads. */
    @Override
    public void close() {
        closed = true;
        running.forEach(exchange -> exchange.giveUp(new CancellationException()));
        idle.close();
        closeWaiting();
        threads.close();
    }

    private synchronized void closeWaiting() {
        if (selector != null) {
            selector.close();
        }
    }
}
