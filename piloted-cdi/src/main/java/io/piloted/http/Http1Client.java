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
 * GETs by HTTP/1.1 (RFC 9112), with a limit to time and size of a whole answer, and an end. Thread-safe.
 *
 * <p>Of our own, since a health query needs of HTTP what fits into a few classes, and the JDK's client takes several times
 * as long for it as a socket does (CONTRIBUTING.md), cannot be closed before JDK 21, and reads a head without end. It asks
 * nobody else: no proxy, no redirect, no cookie, no encoding.
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
     * Connects to nobody yet.
     *
     * @param name what its threads' names begin with
     * @param tls for servers with {@code https}; may be empty if there is none
     * @param serverName what a server has to prove to be, if not the host it is reached by
     * @param connectTimeout for the connection alone
     * @param limit the most bytes of a body
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
     * Whether it was closed.
     *
     * @return true from then on
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
     * Asks. Blocks nobody.
     *
     * @param server the root of what it serves; with a port, the path without a slash at its end
     * @param path what to ask for, from that root on, encoded
     * @param fields header fields by name; no character may be one that a field cannot have
     * @param timeout for all of it, from the name of the host to the last byte
     * @param mode how to wait
     * @return to be cancelled by who no longer wants it, which closes the connection at once; completes exceptionally with
     *     {@link TimeoutException} when the whole answer is not there in time, with
     *     {@link TooLargeException}, with {@link CancellationException} when this is closed, or with what the connection
     *     or the answer failed with
     */
    @SuppressWarnings("FutureReturnValueIgnored") // It only tidies up.
    public CompletableFuture<HttpResponse> get(
            URI server, String path, Map<String, String> fields, Duration timeout, WaitMode mode) {
        Exchange exchange = new Exchange(this, server, question(server, path, fields), mode, timeout);
        running.add(exchange);
        exchange.result().whenComplete((answer, failure) -> {
            running.remove(exchange);
            exchange.ended(failure);
        });
        try {
            // The only deadline there is, since a server may let its answer drip for ever.
            Future<?> alarm = threads.after(timeout.toMillis(), () -> exchange.giveUp(new TimeoutException()));
            exchange.result().whenComplete((answer, failure) -> alarm.cancel(false));
            workers(mode).execute(exchange);
        } catch (OutOfMemoryError e) { // the system gives no thread
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

    private static byte[] question(URI server, String path, Map<String, String> fields) {
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

    /** To be called when a connection that may wait was closed. */
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

    /** Goes on by TLS, if the server's address says so: of several, some may and others not. */
    void secure(HttpConnection connection, ServerAddress server, Duration timeout) throws IOException {
        if (server.isSecure()) {
            connection.secure(tls.orElseThrow(), serverName.orElse(server.host()), timeout);
        }
    }

    /** Ends all questions, connections and threads. */
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
