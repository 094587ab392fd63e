package io.piloted.http;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
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
        socket.setTcpNoDelay(true);
        // 0 would be for ever.
        socket.connect(address, (int) Math.min(Math.max(timeout.toMillis(), 1), Integer.MAX_VALUE));
    }

    /**
     * Goes on by TLS.
     *
     * @param name what the other side must prove to be, unless the factory's trust manager asks for something else
     */
    void secure(SSLSocketFactory factory, String name) throws IOException {
        SSLSocket secured = (SSLSocket) factory.createSocket(socket, name, socket.getPort(), true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        // By itself the JDK names no host without a dot to the server, of which a proxy may have several.
        serverName(name).ifPresent(server -> parameters.setServerNames(List.of(server)));
        secured.setSSLParameters(parameters);
        secured.startHandshake();
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
        OutputStream out = socket.getOutputStream();
        out.write(question);
        out.flush();
    }

    /** Waits for the answer to what was asked. */
    HttpAnswer receive(int limit) throws IOException {
        HttpReader answer = new HttpReader(socket.getInputStream(), limit);
        reader = answer;
        HttpAnswer read = answer.read();
        used = true;
        return read;
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
