package io.piloted.tck.consul;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A client of an agent's HTTP API, which tests use to prepare Consul. It is independent of the tested client. */
final class AgentApi {

    private static final int TIMEOUT_MILLIS = 10_000;

    private final String url;
    private String token = "";

    AgentApi(String url) {
        this.url = url;
    }

    /** Sets the token for all further requests. */
    void token(String changed) {
        token = changed;
    }

    JsonValue get(String path) throws IOException {
        return exchange("GET", path, (JsonValue) null);
    }

    /** The body of the response; JSON's {@code null} if it is empty. */
    JsonValue put(String path, @Nullable JsonValue body) throws IOException {
        return exchange("PUT", path, body);
    }

    /** Sends a request with any method. Wraps I/O errors, so that {@link Awaiting} does not retry them. */
    JsonValue send(String method, String path, @Nullable JsonValue body) {
        try {
            return exchange(method, path, body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Encodes a segment of a path for a URL. */
    static String encode(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The complete state of the servers. */
    byte[] snapshot() throws IOException {
        return exchange("GET", "/v1/snapshot", new byte[0]);
    }

    /** Restores the state of the servers. */
    void restore(byte[] snapshot) throws IOException {
        exchange("PUT", "/v1/snapshot", snapshot);
    }

    private JsonValue exchange(String method, String path, @Nullable JsonValue body) throws IOException {
        String response = new String(
                exchange(
                        method,
                        path,
                        body == null ? new byte[0] : body.toString().getBytes(StandardCharsets.UTF_8)),
                StandardCharsets.UTF_8);
        return response.isBlank() ? JsonValue.NULL : parse(response);
    }

    private byte[] exchange(String method, String path, byte[] body) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(url + path).toURL().openConnection(Proxy.NO_PROXY);
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        connection.setRequestMethod(method);
        if (!token.isEmpty()) {
            connection.setRequestProperty("X-Consul-Token", token);
        }
        if (body.length > 0) {
            connection.setDoOutput(true);
            connection.getOutputStream().write(body);
        }
        int status = connection.getResponseCode();
        if (status != HttpURLConnection.HTTP_OK) {
            String response = new String(read(connection.getErrorStream()), StandardCharsets.UTF_8);
            throw new IOException("%s %s: %d %s".formatted(method, path, status, response));
        }
        return read(connection.getInputStream());
    }

    private static byte[] read(@Nullable InputStream stream) throws IOException {
        if (stream == null) {
            return new byte[0];
        }
        try (stream) {
            return stream.readAllBytes();
        }
    }

    private static JsonValue parse(String text) {
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))) {
            return reader.readValue();
        }
    }
}
