package io.piloted.demo.story;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** A small HTTP server with a health check in Consul, so that Consul notices when it is stopped. */
final class Backend {

    private final String name;
    private final InetSocketAddress address;
    private HttpServer server;

    Backend(String name, int port) {
        this.name = name;
        address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    String name() {
        return name;
    }

    synchronized void start() throws IOException {
        if (server == null) {
            server = HttpServer.create(address, 0);
            byte[] response = "{\"backend\": \"%s\", \"address\": \"%s\"}"
                    .formatted(name, hostAndPort())
                    .getBytes(StandardCharsets.UTF_8);
            server.createContext("/", exchange -> {
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, response.length);
                exchange.getResponseBody().write(response);
                exchange.close();
            });
            server.start();
        }
    }

    synchronized void stop() {
        if (server != null) {
            server.stop(0);
            server = null;
        }
    }

    synchronized String toJson() {
        return "{\"name\": \"%s\", \"address\": \"%s\", \"running\": %b}"
                .formatted(name, hostAndPort(), server != null);
    }

    /** Registers it as an instance of {@code appserver}, which passes while it responds. */
    void register(URI consul) throws IOException, InterruptedException {
        String definition = """
                {"Name": "appserver", "ID": "%1$s", "Address": "127.0.0.1", "Port": %2$d, "Tags": ["story"],
                 "Check": {"HTTP": "http://127.0.0.1:%2$d/", "Interval": "3s", "Timeout": "1s"}}
                """.formatted(name, address.getPort());
        HttpResponse<String> response = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(consul.resolve("/v1/agent/service/register"))
                                .PUT(HttpRequest.BodyPublishers.ofString(definition))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException("Consul does not take " + name + ": " + response.body());
        }
    }

    private String hostAndPort() {
        return "127.0.0.1:" + address.getPort();
    }
}
