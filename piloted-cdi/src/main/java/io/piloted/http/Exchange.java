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
 * One request and its response, on a worker thread while there is something to do. It ends once: with a response, with a
 * failure, or when it is cancelled; then it holds no connection.
 */
final class Exchange implements Runnable {

    /** A kept connection that is open for as long after a request had not been closed before it. */
    static final Duration WAITED = Duration.ofSeconds(1);

    private final Http1Client http;
    private final URI server;
    private final byte[] request;
    private final Http1Client.WaitMode mode;
    private final long deadlineNanos;
    private final CompletableFuture<HttpResponse> result = new CompletableFuture<>();

    /** Whoever takes the connection out of here must close or keep it. */
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

    /** Ends it now. On any thread; does nothing if it has ended. */
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
        } catch (Throwable e) { // the caller waits for the result
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
            if (connection.isLasting() && held.getAndSet(null) != null) {
                http.idle().add(server, connection);
            }
            letGo();
            result.complete(response);
        } catch (Throwable e) { // as above
            fail(e);
        }
    }

    private void fail(Throwable failure) {
        HttpConnection connection = letGo();
        if (connection != null && failure instanceof IOException && !result.isDone() && isWorthAnother(connection)) {
            exchange(null);
        } else {
            // Closing the client breaks connections; that is not the reason to report.
            result.completeExceptionally(http.isClosed() ? new CancellationException() : reason(failure));
        }
    }

    /** A socket has a limit of its own while it connects, which may pass a moment before the one of the whole exchange. */
    private static Throwable reason(Throwable failure) {
        return failure instanceof SocketTimeoutException ? new TimeoutException().initCause(failure) : failure;
    }

    /** True for a kept connection that the server had probably closed before it got the request. */
    private boolean isWorthAnother(HttpConnection connection) {
        // Do not retry a long poll: its index may not be valid at another server.
        return connection.wasStale() && (mode == Http1Client.WaitMode.IMMEDIATE || connection.wasSentWithin(WAITED));
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

    /** The time for one of several addresses, so that each is tried. */
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
