package io.piloted.benchmarks.refresh;

import io.piloted.tck.consul.ConsulAgent;
import io.piloted.tck.consul.Instance;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The recorded response of a real agent for a service with ten instances.
 *
 * @param head the status and headers, without the length
 * @param body the body
 */
record Recording(String head, String body) {

    static final int INSTANCES = 10;

    /** A value in the metadata of each instance. */
    static final String VERSION = "1.2.3";

    private static final String SERVICE = "recorded";
    private static final String NETWORK = "10.0.0.";

    /** Starts an agent, records its response, and ends it. */
    static Recording ofRealAgent() throws IOException, InterruptedException {
        try (ConsulAgent agent = ConsulAgent.start()) {
            for (int i = 0; i < INSTANCES; i++) {
                agent.registerOnNode(
                        "node-" + i,
                        NETWORK + i,
                        // Like real agents; kiwi's client cannot read a node without them.
                        Map.of("lan", NETWORK + i, "wan", NETWORK + i),
                        Instance.of(SERVICE, 8000 + i)
                                .withAddress(NETWORK + i)
                                .withTags("blue", "http")
                                .withMeta(Map.of("version", VERSION, "zone", "a")));
            }
            HttpResponse<String> response = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(
                                            URI.create(agent.url() + "/v1/health/service/" + SERVICE + "?passing=1"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            String head = response.headers().map().entrySet().stream()
                    .filter(header -> !header.getKey().equalsIgnoreCase("content-length")
                            && !header.getKey().equalsIgnoreCase("transfer-encoding"))
                    .map(header -> header.getKey() + ": " + header.getValue().get(0) + "\r\n")
                    .collect(Collectors.joining());
            return new Recording("HTTP/1.1 " + response.statusCode() + " OK\r\n" + head, response.body());
        }
    }

    /** A response with more instances: the same ones, repeated with other networks. */
    Recording times(int factor) {
        String entries = body.strip();
        String inner = entries.substring(1, entries.length() - 1);
        return new Recording(
                head,
                IntStream.range(0, factor)
                        .mapToObj(i -> inner.replace('"' + NETWORK, "\"10." + i / 250 + '.' + i % 250 + '.'))
                        .collect(Collectors.joining(",", "[", "]")));
    }

    /** The bytes of the complete response. */
    byte[] bytes() {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        byte[] start = (head + "content-length: " + content.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
        byte[] all = new byte[start.length + content.length];
        System.arraycopy(start, 0, all, 0, start.length);
        System.arraycopy(content, 0, all, start.length, content.length);
        return all;
    }
}
