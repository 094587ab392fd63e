package io.piloted.tck.consul;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** An agent's HTTP API as the tests use it to set the scene; independent of the client that is tested. */
final class AgentApi {

    private static final int TIMEOUT_MILLIS = 10_000;

    private final String url;
    private String token = "";

    AgentApi(String url) {
        this.url = url;
    }

    /** Sent with every request from now on. */
    void token(String changed) {
        token = changed;
    }

    JsonValue get(String path) throws IOException {
        return send("GET", path, null);
    }

    /** The body of the answer, {@code null} as a value when it is empty. */
    JsonValue put(String path, @Nullable JsonValue body) throws IOException {
        return send("PUT", path, body);
    }

    /** A body that is not JSON. */
    byte[] getBytes(String path) throws IOException {
        return exchange("GET", path, null);
    }

    /** Sends a body that is not JSON. */
    void putBytes(String path, byte[] body) throws IOException {
        exchange("PUT", path, body);
    }

    private JsonValue send(String method, String path, @Nullable JsonValue body) throws IOException {
        byte[] response =
                exchange(method, path, body == null ? null : body.toString().getBytes(StandardCharsets.UTF_8));
        String text = new String(response, StandardCharsets.UTF_8);
        return text.isBlank() ? JsonValue.NULL : parse(text);
    }

    private byte[] exchange(String method, String path, byte @Nullable [] body) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(url + path).toURL().openConnection(Proxy.NO_PROXY);
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        connection.setRequestMethod(method);
        if (!token.isEmpty()) {
            connection.setRequestProperty("X-Consul-Token", token);
        }
        if (body != null) {
            connection.setDoOutput(true);
            connection.getOutputStream().write(body);
        }
        int status = connection.getResponseCode();
        if (status != HttpURLConnection.HTTP_OK) {
            String reason = new String(read(connection.getErrorStream()), StandardCharsets.UTF_8);
            throw new IOException("%s %s: %d %s".formatted(method, path, status, reason));
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
