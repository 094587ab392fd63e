package io.piloted.tck.consul;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A proxy on loopback between the library and a real agent, which can return a false response. */
final class FaultyProxy implements AutoCloseable {

    /**
     * A false response.
     *
     * @param service the service that it is for; empty for all
     * @param missing the number of bytes that are missing from the announced length
     */
    record FalseResponse(String service, int status, String type, String body, int missing) {}

    private final ConsulAgent agent;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "faulty-proxy");
        thread.setDaemon(true);
        return thread;
    });
    private volatile FalseResponse falseResponse = new FalseResponse("nothing", 0, "", "", 0);

    FaultyProxy(ConsulAgent agent) {
        this.agent = agent;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::respond);
        server.start();
    }

    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    void respondWith(FalseResponse response) {
        falseResponse = response;
    }

    void forwardAll() {
        falseResponse = new FalseResponse("nothing", 0, "", "", 0);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void respond(HttpExchange exchange) throws IOException {
        FalseResponse now = falseResponse;
        String path = exchange.getRequestURI().getPath();
        try (exchange) {
            if (now.service().isEmpty() || path.endsWith("/" + now.service())) {
                byte[] body = now.body().getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().add("Content-Type", now.type());
                exchange.sendResponseHeaders(now.status(), body.length + now.missing());
                exchange.getResponseBody().write(body);
            } else {
                forward(exchange);
            }
        }
    }

    private void forward(HttpExchange exchange) throws IOException {
        URI target = URI.create(agent.url() + exchange.getRequestURI().toString());
        HttpURLConnection connection = (HttpURLConnection) target.toURL().openConnection(Proxy.NO_PROXY);
        byte[] body = connection.getInputStream().readAllBytes();
        exchange.getResponseHeaders().add("X-Consul-Index", connection.getHeaderField("X-Consul-Index"));
        exchange.sendResponseHeaders(connection.getResponseCode(), body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }
}
