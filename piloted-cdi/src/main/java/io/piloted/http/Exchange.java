package io.piloted.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One request and its response. It ends with a response, a failure or a cancellation, and then holds no connection. It
 * uses a thread only while it sends, and while it receives.
 */
final class Exchange implements Runnable {

    /**
     * If the server has closed an idle connection, then a request on it fails within this time. A connection that fails
     * later was closed after the request.
     */
    static final Duration CLOSE_NOTICED = Duration.ofSeconds(1);

    private final Http1Client http;
    private final URI server;
    private final byte[] request;
    private final Http1Client.WaitMode mode;
    private final long deadlineNanos;
    private final CompletableFuture<HttpResponse> result = new CompletableFuture<>();

    /** The connection in use; code that removes it must close it or make it idle. */
    private final AtomicReference<@Nullable HttpConnection> held = new AtomicReference<>();

    Exchange(Http1Client http, URI server, byte[] request, Http1Client.WaitMode mode, Duration timeout) {
        this.http = http;
        this.server = server;
        this.request = request;
        this.mode = mode;
        this.deadlineNanos = System.nanoTime() + timeout.toNanos();
    }

    CompletableFuture<HttpResponse> result() {
        return result;
    }

    @Override
    public void run() {
        if (!result.isDone()) {
            exchange(http.idle().take(server));
        }
    }

    /** Runs on this thread if there is an idle connection; otherwise returns false. */
    boolean runIfConnected() {
        HttpConnection kept = http.idle().take(server);
        if (kept == null) {
            return false;
        }
        exchange(kept);
        return true;
    }

    /** Ends the exchange with a failure, on any thread. Does nothing if it has ended. */
    void giveUp(Throwable reason) {
        result.completeExceptionally(reason);
    }

    /** Must be called when the result is complete, also if the caller cancelled it. */
    void ended(@Nullable Throwable failure) {
        if (failure != null && letGo() != null && mode == Http1Client.WaitMode.LONG_POLL) {
            http.forgetClosed();
        }
    }

    private void exchange(@Nullable HttpConnection kept) {
        try {
            HttpConnection connection = kept != null ? hold(kept) : connect();
            connection.send(request);
            receiveSoonOrLater(connection);
        } catch (Throwable e) { // everything: otherwise the caller would wait for ever
            fail(e);
        }
    }

    private void receiveSoonOrLater(HttpConnection connection) throws IOException {
        if (mode == Http1Client.WaitMode.LONG_POLL) {
            http.selector().untilReadable(connection.channel(), () -> receive(connection));
        } else {
            receive(connection);
        }
    }

    private void receive(HttpConnection connection) {
        try {
            if (mode == Http1Client.WaitMode.LONG_POLL && !connection.hasResponse(http.limit())) {
                receiveSoonOrLater(connection);
                return;
            }
            HttpResponse response = connection.receive(http.limit());
            if (connection.isReusable() && held.getAndSet(null) != null) {
                http.idle().add(server, connection);
            }
            letGo();
            result.complete(response);
        } catch (Throwable e) {
            fail(e);
        }
    }

    private void fail(Throwable failure) {
        HttpConnection connection = letGo();
        if (connection != null && failure instanceof IOException && !result.isDone() && mayRetry(connection)) {
            retry();
        } else {
            // A closed client causes connection failures, which are not worth reporting.
            result.completeExceptionally(http.isClosed() ? new CancellationException() : reason(failure));
        }
    }

    /** Retries with a new connection. The caller of the client must not wait until the connection is open. */
    private void retry() {
        if (mode == Http1Client.WaitMode.CALLER_WAITS) {
            http.execute(mode, () -> exchange(null));
        } else {
            exchange(null);
        }
    }

    /** A socket that connects has a limit of its own, which may pass just before the limit of the whole exchange. */
    private static Throwable reason(Throwable failure) {
        return failure instanceof SocketTimeoutException ? new TimeoutException().initCause(failure) : failure;
    }

    /** Whether to retry with a new connection: the server had probably closed the idle one before the request. */
    private boolean mayRetry(HttpConnection connection) {
        // Do not retry a long poll: its version of Consul's state may not be valid at another server.
        return connection.wasStale()
                && (mode != Http1Client.WaitMode.LONG_POLL || connection.wasSentWithin(CLOSE_NOTICED));
    }

    private HttpConnection connect() throws IOException {
        ServerAddress address = ServerAddress.of(server);
        InetAddress[] addresses = InetAddress.getAllByName(address.host());
        IOException first = null;
        for (int i = 0; i < addresses.length && !result.isDone(); i++) {
            HttpConnection connection = hold(new HttpConnection());
            try {
                connection.connect(new InetSocketAddress(addresses[i], address.port()), patience(addresses.length - i));
            } catch (IOException e) {
                letGo();
                if (first == null) {
                    first = e;
                } else {
                    first.addSuppressed(e);
                }
                continue;
            }
            http.secure(connection, address, patience(1));
            return connection;
        }
        throw first != null ? first : new SocketException("cancelled");
    }

    /** The time to connect to one of several addresses, so that there is time for each. */
    private Duration patience(int addresses) {
        Duration left = Duration.ofNanos(Math.max(0, deadlineNanos - System.nanoTime()));
        Duration most = http.connectTimeout();
        return (left.compareTo(most) < 0 ? left : most).dividedBy(addresses);
    }

    private HttpConnection hold(HttpConnection connection) {
        held.set(connection);
        if (result.isDone()) {
            letGo();
        }
        return connection;
    }

    private @Nullable HttpConnection letGo() {
        HttpConnection connection = held.getAndSet(null);
        if (connection != null) {
            connection.close();
        }
        return connection;
    }
}
