package io.piloted.tck.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/**
 * A stub of Consul with one service, which fails if a test requires it. Its instances may have members that only later
 * versions of Consul have.
 */
final class StubConsul implements AutoCloseable {

    private static final int OK = 200;
    private static final int ERROR = 500;
    private static final String HEALTH = "/v1/health/service/";

    private final String service;
    private final byte[] instances;
    private final HttpServer http;
    private volatile boolean failing;

    /**
     * Starts the stub.
     *
     * @param service the only service
     * @param instances the JSON of its instances
     */
    StubConsul(String service, String instances) {
        this.service = service;
        this.instances = instances.getBytes(StandardCharsets.UTF_8);
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http.createContext("/", this::respond);
        http.start();
    }

    /** The JSON of one instance on this machine. */
    static String passing(String service, int port) {
        return """
                [{"Node": {"Node": "n", "Datacenter": "dc1", "Address": "127.0.0.1"},
                  "Service": {"ID": "%s-%d", "Service": "%s", "Address": "", "Port": %d, "Weights": {"Passing": 1}}}]
                """.formatted(service, port, service, port);
    }

    /** Sets whether it responds that its cluster has no leader. */
    void failing(boolean value) {
        failing = value;
    }

    /** Host and port, in the format of the file's {@code consul}. */
    String address() {
        return "127.0.0.1:" + http.getAddress().getPort();
    }

    @Override
    public void close() {
        http.stop(0);
    }

    private void respond(HttpExchange exchange) throws IOException {
        if (failing) {
            send(exchange, ERROR, "No cluster leader".getBytes(StandardCharsets.UTF_8));
        } else if (exchange.getRequestURI().getPath().equals(HEALTH + service)) {
            send(exchange, OK, instances);
        } else {
            send(exchange, OK, "[]".getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("X-Consul-Index", "1");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
