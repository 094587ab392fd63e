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
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP/1.1 client (RFC 9112) for GET requests, with limits for the time and size of a whole response. Thread-safe.
 * It does not support proxies, redirects, cookies or content encodings.
 *
 * <p>The JDK's own client is not used, for reasons measured on JDK 17. It cannot be closed, and kept undeployed
 * applications in memory. Its timeout does not cover the body: a slow response blocked it for ten minutes. It accepts
 * two contradictory lengths. It loads 1,100 more classes (0.3 s). Reconsider this when the library requires JDK 21.
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

    /** Created for the first long poll; null in an application without a watch. */
    private @Nullable ResponseSelector selector;

    /**
     * Creates a client; opens no connection yet.
     *
     * @param name the prefix of its threads' names
     * @param tls the socket factory for {@code https}; may be empty if no server uses it
     * @param serverName the name that the certificate must have; empty for the name of the host
     * @param connectTimeout the time limit for connecting
     * @param limit the maximum size of a body, in bytes
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
        /** The server responds at once. A thread of the client waits for each response. */
        IMMEDIATE,
        /**
         * The server responds at once, and the calling thread waits, which saves waking another thread. It waits only
         * if there is an idle connection: to resolve a host name may take longer than the timeout.
         */
        CALLER_WAITS,
        /** The server responds when something changes. One thread waits for all responses. */
        LONG_POLL
    }

    /**
     * Sends a request. Blocks only with {@link WaitMode#CALLER_WAITS}, and no longer than the timeout.
     *
     * @param server the base URI, with a port and without a trailing slash
     * @param path the path and query after the base URI, encoded
     * @param fields header fields by name; may contain only characters that are valid in a header
     * @param timeout the time limit for the whole exchange, from the lookup of the host name to the last byte
     * @param mode how to wait for the response
     * @return the response; cancelling closes the connection at once. Completes exceptionally with
     *     {@link TimeoutException} if the whole response does not arrive in time, with {@link TooLargeException}, with
     *     {@link CancellationException} if the client is closed, or with the failure of the connection or the response
     */
    @SuppressWarnings("FutureReturnValueIgnored") // the stage only cleans up
    public CompletableFuture<HttpResponse> get(
            URI server, String path, Map<String, String> fields, Duration timeout, WaitMode mode) {
        Exchange exchange = new Exchange(this, server, request(server, path, fields), mode, timeout);
        running.add(exchange);
        exchange.result().whenComplete((response, failure) -> {
            running.remove(exchange);
            exchange.ended(failure);
        });
        try {
            // A timer, because a read timeout would not stop a server that sends one byte at a time.
            Future<?> alarm = threads.after(timeout.toMillis(), () -> exchange.giveUp(new TimeoutException()));
            exchange.result().whenComplete((response, failure) -> alarm.cancel(false));
            if (mode != WaitMode.CALLER_WAITS || !exchange.runIfConnected()) {
                execute(mode, exchange);
            }
        } catch (OutOfMemoryError e) { // no more threads
            exchange.giveUp(e);
        }
        if (closed) {
            exchange.giveUp(new CancellationException());
        }
        return exchange.result();
    }

    /** Runs a task on a worker thread. */
    void execute(WaitMode mode, Runnable task) {
        (mode == WaitMode.LONG_POLL ? threads.pollWorkers() : threads.workers()).execute(task);
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

    /** Must be called after closing a connection that may have waited in the selector. */
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

    /** Starts TLS if the server's URI has the scheme https. */
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
