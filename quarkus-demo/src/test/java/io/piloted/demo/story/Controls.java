package io.piloted.demo.story;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The HTTP server with which the page stops and starts backends: {@code POST /backend-1/stop}. Each response lists all
 * backends.
 */
final class Controls implements AutoCloseable {

    private final List<Backend> backends;
    private final HttpServer server;

    Controls(List<Backend> backends) throws IOException {
        this.backends = backends;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::respond);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + '/');
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void respond(HttpExchange exchange) throws IOException {
        try (exchange) {
            int status = exchange.getRequestMethod().equals("POST") ? change(exchange) : 200;
            byte[] all = backends.stream()
                    .map(Backend::toJson)
                    .collect(Collectors.joining(", ", "[", "]"))
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, all.length);
            exchange.getResponseBody().write(all);
        }
    }

    private int change(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        for (Backend backend : backends) {
            if (path.equals('/' + backend.name() + "/stop")) {
                backend.stop();
                return 200;
            }
            if (path.equals('/' + backend.name() + "/start")) {
                backend.start();
                return 200;
            }
        }
        return 404;
    }
}
