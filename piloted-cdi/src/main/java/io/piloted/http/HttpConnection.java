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
 * A connection to a server, for one request at a time. One thread uses it at a time. Any thread may close it, which
 * interrupts the thread that uses it.
 */
final class HttpConnection implements Closeable {

    private static final Pattern IPV4 = Pattern.compile("[0-9.]+");

    /** The time limit for reading data that has already arrived. */
    private static final int MOMENT_MILLIS = 100;

    private final SocketChannel channel = SocketChannel.open();
    private Socket socket = channel.socket();
    private @Nullable HttpReader reader;
    private boolean used;
    private long sentNanos;

    /**
     * Creates a connection that is not connected yet, but can be closed.
     *
     * @throws IOException if the process has too many open files
     */
    HttpConnection() throws IOException {}

    void connect(InetSocketAddress address, Duration timeout) throws IOException {
        socket.connect(address, millis(timeout));
        socket.setTcpNoDelay(true);
    }

    /** Never 0, which a socket takes as no limit. */
    private static int millis(Duration timeout) {
        return (int) Math.min(Math.max(timeout.toMillis(), 1), Integer.MAX_VALUE);
    }

    /**
     * Starts TLS. TCP_NODELAY is set only after the handshake, so that the handshake is sent in one piece. Otherwise a
     * server that rejects the first piece resets the connection when the rest arrives, and its alert with the reason is
     * lost.
     *
     * @param name the name that the certificate must have, unless the factory's trust manager decides otherwise
     */
    void secure(SSLSocketFactory factory, String name, Duration timeout) throws IOException {
        socket.setTcpNoDelay(false);
        socket.setSoTimeout(millis(timeout));
        SSLSocket secured = (SSLSocket) factory.createSocket(socket, name, socket.getPort(), true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        // The JDK omits a server name without a dot, but a proxy may need it.
        serverName(name).ifPresent(server -> parameters.setServerNames(List.of(server)));
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        secured.setSoTimeout(0);
        secured.setTcpNoDelay(true);
        socket = secured;
    }

    /** The server name for the ClientHello, which must not be an IP address (RFC 6066, section 3). */
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

    /** In TLS 1.3 a server rejects a client after the handshake. Reads the alert, which has the reason. */
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
     * Whether a response or the end of the connection has arrived. Data alone is no proof: in TLS it may be a session
     * ticket.
     *
     * @param limit the maximum size of a body, as for {@link #receive}
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
     * Whether the server had probably closed the connection before it got the last request: there was an earlier
     * response, but no byte of this one.
     */
    boolean wasStale() {
        return used && (reader == null || !reader.hasBegun());
    }

    /** Whether the last request was sent less than this time ago. */
    boolean wasSentWithin(Duration time) {
        return System.nanoTime() - sentNanos < time.toNanos();
    }

    /** Whether the connection can be used for another request. */
    boolean isReusable() {
        return reader != null && reader.isReusable();
    }

    /** Whether nothing has arrived since the last response; otherwise the connection is unusable. */
    boolean isQuiet() {
        try {
            // With TLS, checks both decrypted and encrypted bytes. A closed socket throws.
            return socket.getInputStream().available() == 0
                    && channel.socket().getInputStream().available() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    SocketChannel channel() {
        return channel;
    }

    /** Does not send the closing alert of TLS, because that may block. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // Nothing more can be done.
        }
    }
}
