package io.piloted.tck.server;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The instances of a service on loopback, in a separate process. Each request gets the same short response at once. The
 * process ends with its standard input, so at the latest with the JVM that started it.
 */
public final class QuickInstances implements AutoCloseable {

    private static final byte[] RESPONSE =
            "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\nHello"
                    .getBytes(StandardCharsets.US_ASCII);

    private static final String END_OF_REQUEST = "\r\n\r\n";
    private static final long END_SECONDS = 10;

    private final Process process;
    private final List<Integer> ports;

    /**
     * Starts them.
     *
     * @param count how many
     * @throws IOException if the process cannot be started
     */
    public QuickInstances(int count) throws IOException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        classes(),
                        QuickInstances.class.getName(),
                        Integer.toString(count))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String line = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))
                .readLine();
        if (line == null) {
            throw new IOException("the instances ended");
        }
        ports = Arrays.stream(line.split(" ")).map(Integer::valueOf).toList();
    }

    /**
     * Their ports.
     *
     * @return one for each instance
     */
    public List<Integer> ports() {
        return ports;
    }

    /** Ends them. */
    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        process.onExit().orTimeout(END_SECONDS, TimeUnit.SECONDS).join();
    }

    /** This class needs only the JDK. The class path of a test may be a jar that only names others. */
    private static String classes() {
        try {
            return Path.of(QuickInstances.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The process: prints the ports.
     *
     * @param args how many
     * @throws IOException if they cannot listen
     */
    public static void main(String[] args) throws IOException {
        StringBuilder listening = new StringBuilder();
        for (int i = 0; i < Integer.parseInt(args[0]); i++) {
            ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            daemon(() -> accept(server));
            listening.append(server.getLocalPort()).append(' ');
        }
        System.out.println(listening);
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

    /** Reads the head of a request, which has no body. Returns false if the client has closed the connection. */
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
