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
 * One connection to a server: a question, its answer, the next question. Used by one thread at a time, and closed by
 * whichever wants to, which ends what the others wait for.
 */
final class HttpConnection implements Closeable {

    private static final Pattern IPV4 = Pattern.compile("[0-9.]+");

    /** For what is there already: reading it takes no longer. */
    private static final int MOMENT_MILLIS = 100;

    private final SocketChannel channel = SocketChannel.open();
    private Socket socket = channel.socket();
    private @Nullable HttpReader reader;
    private boolean used;
    private long askedNanos;

    /**
     * Not connected yet, but can be closed.
     *
     * @throws IOException if this process may have no more
     */
    HttpConnection() throws IOException {}

    /** Connects by TCP. */
    void connect(InetSocketAddress address, Duration timeout) throws IOException {
        socket.connect(address, millis(timeout));
        socket.setTcpNoDelay(true);
    }

    /** For a socket, to which 0 is for ever. */
    private static int millis(Duration timeout) {
        return (int) Math.min(Math.max(timeout.toMillis(), 1), Integer.MAX_VALUE);
    }

    /**
     * Goes on by TLS. What the handshake writes must arrive together: a server that ends it after the first part would reset
     * the connection for the rest, and its alert, which says why, would be lost. So only then is there no delay.
     *
     * @param name what the other side must prove to be, unless the factory's trust manager asks for something else
     */
    void secure(SSLSocketFactory factory, String name, Duration timeout) throws IOException {
        socket.setTcpNoDelay(false);
        socket.setSoTimeout(millis(timeout));
        SSLSocket secured = (SSLSocket) factory.createSocket(socket, name, socket.getPort(), true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        // By itself the JDK names no host without a dot to the server, of which a proxy may have several.
        serverName(name).ifPresent(server -> parameters.setServerNames(List.of(server)));
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        secured.setSoTimeout(0);
        secured.setTcpNoDelay(true);
        socket = secured;
    }

    /** As it may stand in a ClientHello: no IP address does (RFC 6066, section 3). */
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

    /** Asks. */
    void send(byte[] question) throws IOException {
        reader = null;
        askedNanos = System.nanoTime();
        try {
            OutputStream out = socket.getOutputStream();
            out.write(question);
            out.flush();
        } catch (IOException e) {
            throw explained(e);
        }
    }

    /** A server that refuses a client by TLS 1.3 says so after the handshake, and hangs up: the alert tells why. */
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
     * Whether there is an answer, or the end, once there is something to read: by TLS it may be a session ticket instead.
     *
     * @param limit as for {@link #receive}
     */
    boolean isAnswered(int limit) throws IOException {
        if (!(socket instanceof SSLSocket)) {
            return true;
        }
        boolean answered = true;
        socket.setSoTimeout(MOMENT_MILLIS);
        try {
            reader(limit).begin();
        } catch (SocketTimeoutException e) {
            answered = false;
        }
        socket.setSoTimeout(0);
        return answered;
    }

    /** Waits for the answer to what was asked. */
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
     * Whether the other side has closed it in all probability before it was asked: it has answered before and now did not
     * begin to.
     */
    boolean wasStale() {
        return used && (reader == null || !reader.hasBegun());
    }

    /** Whether the last question is no older than this. */
    boolean wasAskedWithin(Duration time) {
        return System.nanoTime() - askedNanos < time.toNanos();
    }

    /** Whether it is fit for another question. */
    boolean isLasting() {
        return reader != null && reader.isLasting();
    }

    /** Whether nothing came since the last answer, as it should be. */
    boolean isQuiet() {
        try {
            // By TLS, what was decrypted already, and what was not; a closed one throws.
            return socket.getInputStream().available() == 0
                    && channel.socket().getInputStream().available() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    SocketChannel channel() {
        return channel;
    }

    /** Without a word of TLS, for which it might have to wait. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // It is as good as closed.
        }
    }
}
