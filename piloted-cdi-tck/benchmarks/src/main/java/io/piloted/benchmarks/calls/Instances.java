package io.piloted.benchmarks.calls;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * The instances of a service, a process of its own: each request gets the same short response at once. Prints the ports, and
 * ends with its standard input.
 */
final class Instances {

    private static final byte[] RESPONSE =
            "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\nHello"
                    .getBytes(StandardCharsets.US_ASCII);

    private static final String END_OF_REQUEST = "\r\n\r\n";

    private Instances() {}

    /**
     * Runs them.
     *
     * @param args how many
     * @throws IOException if they cannot listen
     */
    public static void main(String[] args) throws IOException {
        StringBuilder ports = new StringBuilder();
        for (int i = 0; i < Integer.parseInt(args[0]); i++) {
            ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            daemon(() -> accept(server));
            ports.append(server.getLocalPort()).append(' ');
        }
        System.out.println(ports);
        System.in.read();
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        thread.start();
    }

    private static void accept(ServerSocket server) {
        try {
            while (true) {
                Socket connection = server.accept();
                daemon(() -> respond(connection));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void respond(Socket connection) {
        try (connection) {
            connection.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(connection.getInputStream());
            OutputStream out = connection.getOutputStream();
            while (readRequest(in)) {
                out.write(RESPONSE);
            }
        } catch (IOException e) {
            // The client has gone.
        }
    }

    /** Reads a request without a body; false if there is none. */
    private static boolean readRequest(InputStream in) throws IOException {
        int matched = 0;
        while (matched < END_OF_REQUEST.length()) {
            int read = in.read();
            if (read < 0) {
                return false;
            }
            if (read == END_OF_REQUEST.charAt(matched)) {
                matched++;
            } else {
                matched = read == '\r' ? 1 : 0;
            }
        }
        return true;
    }
}
