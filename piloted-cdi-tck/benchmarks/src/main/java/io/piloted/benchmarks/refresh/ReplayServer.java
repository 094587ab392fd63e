package io.piloted.benchmarks.refresh;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server on loopback that responds to every request with a recorded response. If the service's name begins with
 * {@link #LARGE}, the response is a larger one; if the name ends with {@link #CHANGING}, each response has another
 * {@link Recording#VERSION}. It is a separate process, so that its memory and time are not measured, and ends when its
 * standard input is closed.
 */
public final class ReplayServer {

    static final String LARGE = "large-";

    static final String CHANGING = "-changing";

    private static final String LARGE_PATH = "GET /v1/health/service/" + LARGE;
    private static final int BACKLOG = 256;

    private final byte[] small;
    private final byte[] large;
    private final AtomicInteger served = new AtomicInteger();

    private ReplayServer(byte[] small, byte[] large) {
        this.small = small;
        this.large = large;
    }

    /**
     * Serves, and prints the port.
     *
     * @param args the file with the usual response, and the file with the large response
     * @throws IOException if it cannot
     */
    public static void main(String[] args) throws IOException {
        ReplayServer server =
                new ReplayServer(Files.readAllBytes(Path.of(args[0])), Files.readAllBytes(Path.of(args[1])));
        ServerSocket socket = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        daemon(() -> server.accept(socket));
        System.out.println(socket.getLocalPort());
        while (System.in.read() >= 0) {
            continue;
        }
        socket.close();
    }

    private void accept(ServerSocket socket) {
        try {
            while (true) {
                Socket connection = socket.accept();
                daemon(() -> serve(connection));
            }
        } catch (IOException e) {
            // The server is closed.
        }
    }

    private void serve(Socket connection) {
        try (connection;
                InputStream in = new BufferedInputStream(connection.getInputStream());
                OutputStream out = connection.getOutputStream()) {
            connection.setTcpNoDelay(true);
            for (String request = line(in); !request.isEmpty(); request = line(in)) {
                while (!line(in).isEmpty()) {
                    continue;
                }
                byte[] response = request.startsWith(LARGE_PATH) ? large : small;
                out.write(request.contains(CHANGING) ? changed(response) : response);
            }
        } catch (IOException e) {
            // The client has closed the connection.
        }
    }

    /** The response with another version in its first instance, of the same length. */
    private byte[] changed(byte[] response) {
        byte[] version = String.format("%0" + Recording.VERSION.length() + "d", served.incrementAndGet() % 100_000)
                .getBytes(StandardCharsets.US_ASCII);
        byte[] copy = response.clone();
        System.arraycopy(version, 0, copy, versionAt(response), version.length);
        return copy;
    }

    private static int versionAt(byte[] response) {
        byte[] version = Recording.VERSION.getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < response.length - version.length; i++) {
            if (Arrays.equals(response, i, i + version.length, version, 0, version.length)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no version " + Recording.VERSION);
    }

    /** The next line without its line end; empty also at the end of the input. */
    private static String line(InputStream in) throws IOException {
        byte[] line = new byte[1024];
        int length = 0;
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            line[length++] = (byte) b;
        }
        return new String(line, 0, length, StandardCharsets.US_ASCII).strip();
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "replay");
        thread.setDaemon(true);
        thread.start();
    }
}
