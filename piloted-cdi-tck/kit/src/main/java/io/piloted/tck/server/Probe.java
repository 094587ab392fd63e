package io.piloted.tck.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** A client of a probe application, over HTTP. */
final class Probe {

    private static final int OK = 200;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .proxy(HttpClient.Builder.NO_PROXY)
            .build();
    private final URI root;

    Probe(URI root) {
        this.root = root;
    }

    boolean isReady() {
        try {
            return send(request("api/process/pid").GET()).statusCode() == OK;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    long pid() {
        return Long.parseLong(text("api/process/pid"));
    }

    List<String> picks(int count) {
        return lines("api/picks?count=" + count);
    }

    List<String> events() {
        return lines("api/events");
    }

    /** The number of calls of an observer so far. */
    long events(String observer) {
        return events().stream().filter(line -> line.startsWith(observer)).count();
    }

    String config(String name) {
        return text("api/config?name=" + URLEncoder.encode(name, StandardCharsets.UTF_8));
    }

    /** Requests a refresh and waits for it. */
    List<String> refresh() {
        return post("api/events/refresh").lines().toList();
    }

    String post(String path) {
        return body(send(request(path).POST(HttpRequest.BodyPublishers.noBody())))
                .strip();
    }

    List<String> lines(String path) {
        return text(path).lines().toList();
    }

    String text(String path) {
        return body(send(request(path).GET())).strip();
    }

    /** A response as it is, whatever its status. */
    HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(root.resolve(path)).timeout(PATIENCE);
    }

    private static String body(HttpResponse<String> response) {
        if (response.statusCode() != OK) {
            throw new AssertionError(response + ": " + response.body());
        }
        return response.body();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
