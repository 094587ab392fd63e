package io.piloted.tck.server;

import com.sun.net.httpserver.HttpServer;
import io.piloted.tck.consul.Instance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** Small HTTP servers in this JVM. Each response has the server's port, and the request's host and URI. */
final class Backends implements AutoCloseable {

    static final String SERVICE = "backend";

    private static final int OK = 200;

    private final Map<Integer, HttpServer> servers = new LinkedHashMap<>();
    private final Map<Integer, Integer> statuses = new ConcurrentHashMap<>();
    private final Set<Integer> hanging = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);

    /** Starts servers and registers them in Consul. */
    Backends(Scene scene, int count) {
        for (int i = 0; i < count; i++) {
            HttpServer server = start();
            servers.put(server.getAddress().getPort(), server);
        }
        ports().forEach(port -> scene.register(Instance.of(SERVICE, port)));
    }

    List<Integer> ports() {
        return List.copyOf(servers.keySet());
    }

    /** Ends a server like a crash: its connections are reset, and new ones are refused. */
    void kill(int port) {
        servers.get(port).stop(0);
    }

    /** Makes a server respond with this status. */
    void respondWith(int port, int status) {
        statuses.put(port, status);
    }

    /** Makes a server accept connections without a response. */
    void hang(int port) {
        hanging.add(port);
    }

    private HttpServer start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            int port = server.getAddress().getPort();
            server.createContext("/", exchange -> {
                if (hanging.contains(port)) {
                    awaitClose();
                }
                String response =
                        port + " " + exchange.getRequestHeaders().getFirst("Host") + ' ' + exchange.getRequestURI();
                byte[] body = response.getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "text/plain");
                exchange.sendResponseHeaders(statuses.getOrDefault(port, OK), body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitClose() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        servers.values().forEach(server -> server.stop(0));
    }
}
