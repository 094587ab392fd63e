package io.piloted.http;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * One connection to a server, for one request after the other. Used by one thread at a time; any thread may close it, which
 * ends the wait of the others.
 */
final class HttpConnection implements Closeable {

    private static final Pattern IPV4 = Pattern.compile("[0-9.]+");

    /** For reading what has arrived already. */
    private static final int MOMENT_MILLIS = 100;

    private final SocketChannel channel = SocketChannel.open();
    private Socket socket = channel.socket();
    private @Nullable HttpReader reader;
    private boolean used;
    private long sentNanos;

    /**
     * Not connected yet, but can be closed.
     *
     * @throws IOException if this process may open no more files
     */
    HttpConnection() throws IOException {}

    /** Connects by TCP. */
    void connect(InetSocketAddress address, Duration timeout) throws IOException {
        socket.connect(address, millis(timeout));
        socket.setTcpNoDelay(true);
    }

    /** As a socket wants it, for which 0 means no limit. */
    private static int millis(Duration timeout) {
        return (int) Math.min(Math.max(timeout.toMillis(), 1), Integer.MAX_VALUE);
    }

    /**
     * Starts TLS. The handshake must be written in one piece: a server that rejects its first part would reset the connection
     * because of the rest, and its alert, which has the reason, would be lost. Hence TCP_NODELAY only afterwards.
     *
     * @param name the name that the certificate must have, unless the factory's trust manager wants another
     */
    void secure(SSLSocketFactory factory, String name, Duration timeout) throws IOException {
        socket.setTcpNoDelay(false);
        socket.setSoTimeout(millis(timeout));
        SSLSocket secured = (SSLSocket) factory.createSocket(socket, name, socket.getPort(), true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        // The JDK sends no server name without a dot, which a proxy may need.
        serverName(name).ifPresent(server -> parameters.setServerNames(List.of(server)));
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        secured.setSoTimeout(0);
        secured.setTcpNoDelay(true);
        socket = secured;
    }

    /** For the ClientHello, which has no IP addresses (RFC 6066, section 3). */
    private static Optional<SNIServerName> serverName(String name) {
        if (name.indexOf(':') >= 0 || IPV4.matcher(name).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new SNIHostName(name));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Sends a request. */
    void send(byte[] request) throws IOException {
        reader = null;
        sentNanos = System.nanoTime();
        try {
            OutputStream out = socket.getOutputStream();
            out.write(request);
            out.flush();
        } catch (IOException e) {
            throw explained(e);
        }
    }

    /** A server that rejects a client in TLS 1.3 does so after the handshake: its alert has the reason. */
    private IOException explained(IOException failure) {
        if (socket instanceof SSLSocket) {
            try {
                socket.setSoTimeout(MOMENT_MILLIS);
                if (socket.getInputStream().read() < 0) {
                    return failure;
                }
            } catch (SSLException e) {
                return e;
            } catch (IOException e) {
                failure.addSuppressed(e);
            }
        }
        return failure;
    }

    /**
     * Whether a response, or the end, has arrived once there is something to read: in TLS it may be a session ticket.
     *
     * @param limit as for {@link #receive}
     */
    boolean hasResponse(int limit) throws IOException {
        if (!(socket instanceof SSLSocket)) {
            return true;
        }
        boolean arrived = true;
        socket.setSoTimeout(MOMENT_MILLIS);
        try {
            reader(limit).begin();
        } catch (SocketTimeoutException e) {
            arrived = false;
        }
        socket.setSoTimeout(0);
        return arrived;
    }

    /** Waits for the response. */
    HttpResponse receive(int limit) throws IOException {
        HttpResponse read = reader(limit).read();
        used = true;
        return read;
    }

    private HttpReader reader(int limit) throws IOException {
        HttpReader current = reader;
        if (current == null) {
            current = new HttpReader(socket.getInputStream(), limit);
            reader = current;
        }
        return current;
    }

    /**
     * Whether the server had probably closed it before it got the request: there was a response before, and now not even
     * the beginning of one.
     */
    boolean wasStale() {
        return used && (reader == null || !reader.hasBegun());
    }

    /** Whether the last request is no older than this. */
    boolean wasSentWithin(Duration time) {
        return System.nanoTime() - sentNanos < time.toNanos();
    }

    /** Whether it can be used for another request. */
    boolean isLasting() {
        return reader != null && reader.isLasting();
    }

    /** Whether nothing has arrived since the last response, as it should be. */
    boolean isQuiet() {
        try {
            // In TLS, decrypted bytes and encrypted ones; a closed socket throws.
            return socket.getInputStream().available() == 0
                    && channel.socket().getInputStream().available() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    SocketChannel channel() {
        return channel;
    }

    /** Without the closing alert of TLS, since writing it may block. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // Nothing more can be done.
        }
    }
}
