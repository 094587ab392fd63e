package io.piloted.tck.calls;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.piloted.Endpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** HTTP servers in this JVM on loopback. One of them takes two seconds for a response. */
final class Instances implements AutoCloseable {

    private static final long SLOW_SECONDS = 2;
    private static final int NO_CONTENT = 204;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor();
    private final List<HttpServer> servers = new ArrayList<>();

    Instances(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            boolean slow = i == count / 2;
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(threads);
            server.createContext("/", exchange -> {
                if (slow) {
                    later.schedule(() -> respond(exchange), SLOW_SECONDS, TimeUnit.SECONDS);
                } else {
                    respond(exchange);
                }
            });
            server.start();
            servers.add(server);
        }
    }

    List<Endpoint> endpoints() {
        return servers.stream()
                .map(HttpServer::getAddress)
                .map(address -> Endpoint.of(address.getAddress().getHostAddress(), address.getPort()))
                .toList();
    }

    private static void respond(HttpExchange exchange) {
        try (exchange) {
            exchange.sendResponseHeaders(NO_CONTENT, -1);
        } catch (IOException e) {
            // The client did not wait for the response.
        }
    }

    @Override
    public void close() {
        servers.forEach(server -> server.stop(0));
        threads.shutdownNow();
        later.shutdownNow();
    }
}
