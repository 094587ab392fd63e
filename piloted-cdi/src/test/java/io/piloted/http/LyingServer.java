package io.piloted.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on loopback that sends any response that a test defines, also invalid ones. */
public final class LyingServer implements AutoCloseable {

    /** A response, sent after a request was read. */
    public interface Response {
        void to(OutputStream out) throws IOException, InterruptedException;
    }

    /** A response that depends on the request. */
    public interface ResponseTo {
        void to(String head, OutputStream out) throws IOException, InterruptedException;
    }

    private final ServerSocket listener;
    private final ResponseTo response;
    private final boolean staysOpen;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger accepted = new AtomicInteger();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);

    private LyingServer(ResponseTo response, boolean staysOpen) {
        this.response = response;
        this.staysOpen = staysOpen;
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::accept);
    }

    public static LyingServer that(Response response) {
        return new LyingServer((head, out) -> response.to(out), false);
    }

    /** A server that responds to one request after the other, until the client closes the connection. */
    public static LyingServer thatStaysOpen(Response response) {
        return new LyingServer((head, out) -> response.to(out), true);
    }

    /** A server that stays open, with a response that depends on the request. */
    public static LyingServer thatStaysOpen(ResponseTo response) {
        return new LyingServer(response, true);
    }

    /** A server that sends these characters, one byte each, and then closes the connection. */
    public static LyingServer saying(String response) {
        return that(out -> out.write(response.getBytes(StandardCharsets.ISO_8859_1)));
    }

    /** A server that responds with a status and a body. */
    public static LyingServer responding(int status, String body) {
        return saying("HTTP/1.1 %d Whatever\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s"
                .formatted(status, body.getBytes(StandardCharsets.ISO_8859_1).length, body));
    }

    public int port() {
        return listener.getLocalPort();
    }

    public String address() {
        return "127.0.0.1:" + listener.getLocalPort();
    }

    /** The heads of all requests so far. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** Clears the recorded requests, because a fuzzer sends more than fit into memory. */
    public void forgetRequests() {
        requests.clear();
    }

    /** The number of accepted connections. */
    public int accepted() {
        return accepted.get();
    }

    /** The number of open connections. */
    public int connections() {
        return open.size();
    }

    /** Makes a response wait until the server is closed. */
    public void awaitClose() throws InterruptedException {
        closed.await();
    }

    /** Makes a response pause; true if the server was closed meanwhile. */
    public boolean awaitClose(long seconds) throws InterruptedException {
        return closed.await(seconds, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        listener.close();
        for (Socket socket : open) {
            socket.close();
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listener.accept();
                accepted.incrementAndGet();
                open.add(socket);
                start(() -> talk(socket));
            }
        } catch (IOException e) {
            // Closed.
            closed.countDown();
        }
    }

    private void talk(Socket socket) {
        try (socket) {
            do {
                String head = head(socket.getInputStream());
                if (staysOpen && head.isEmpty()) {
                    return;
                }
                requests.add(head);
                response.to(head, socket.getOutputStream());
                socket.getOutputStream().flush();
            } while (staysOpen);
            socket.shutdownOutput();
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException | InterruptedException e) {
            // The client has closed the connection, or the test has ended.
            open.remove(socket);
        } finally {
            open.remove(socket);
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int c = in.read();
            if (c < 0) {
                break;
            }
            head.append((char) c);
        }
        return head.toString();
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "lying-server");
        thread.setDaemon(true);
        thread.start();
    }
}
