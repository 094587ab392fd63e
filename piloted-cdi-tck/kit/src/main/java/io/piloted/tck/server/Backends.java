package io.piloted.tck.server;

import com.sun.net.httpserver.HttpServer;
import io.piloted.tck.consul.Instance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Little HTTP servers in this JVM that tell what they were asked: their port, and the request's host and URI. */
final class Backends implements AutoCloseable {

    static final String SERVICE = "backend";

    private final List<HttpServer> servers = new ArrayList<>();

    /** Starts some and tells Consul of them. */
    Backends(Scene scene, int count) {
        for (int i = 0; i < count; i++) {
            servers.add(start());
        }
        ports().forEach(port -> scene.register(Instance.of(SERVICE, port)));
    }

    List<Integer> ports() {
        return servers.stream().map(server -> server.getAddress().getPort()).toList();
    }

    private static HttpServer start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            int port = server.getAddress().getPort();
            server.createContext("/", exchange -> {
                String answer =
                        port + " " + exchange.getRequestHeaders().getFirst("Host") + ' ' + exchange.getRequestURI();
                byte[] body = answer.getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "text/plain");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        servers.forEach(server -> server.stop(0));
    }
}
