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
 * What a real agent answered when it was asked for a service of ten instances.
 *
 * @param head status and headers, but for the length
 * @param body as it was
 */
record Recording(String head, String body) {

    static final int INSTANCES = 10;

    /** What each instance's metadata have. */
    static final String VERSION = "1.2.3";

    private static final String SERVICE = "recorded";
    private static final String NETWORK = "10.0.0.";

    /** Starts an agent, asks it, and ends it. */
    static Recording ofRealAgent() throws IOException, InterruptedException {
        try (ConsulAgent agent = ConsulAgent.start()) {
            for (int i = 0; i < INSTANCES; i++) {
                agent.registerOnNode(
                        "node-" + i,
                        NETWORK + i,
                        // As agents have them; kiwi's client does not read a node without.
                        Map.of("lan", NETWORK + i, "wan", NETWORK + i),
                        Instance.of(SERVICE, 8000 + i)
                                .withTags("blue", "http")
                                .withMeta(Map.of("version", VERSION, "zone", "a")));
            }
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(
                                            URI.create(agent.url() + "/v1/health/service/" + SERVICE + "?passing=1"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            String head = answer.headers().map().entrySet().stream()
                    .filter(header -> !header.getKey().equalsIgnoreCase("content-length")
                            && !header.getKey().equalsIgnoreCase("transfer-encoding"))
                    .map(header -> header.getKey() + ": " + header.getValue().get(0) + "\r\n")
                    .collect(Collectors.joining());
            return new Recording("HTTP/1.1 " + answer.statusCode() + " OK\r\n" + head, answer.body());
        }
    }

    /** The answer for more instances: the same ones, so many times, in other networks. */
    Recording times(int factor) {
        String entries = body.strip();
        String inner = entries.substring(1, entries.length() - 1);
        return new Recording(
                head,
                IntStream.range(0, factor)
                        .mapToObj(i -> inner.replace('"' + NETWORK, "\"10." + i / 250 + '.' + i % 250 + '.'))
                        .collect(Collectors.joining(",", "[", "]")));
    }

    /** As it goes over the wire. */
    byte[] bytes() {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        byte[] start = (head + "content-length: " + content.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
        byte[] all = new byte[start.length + content.length];
        System.arraycopy(start, 0, all, 0, start.length);
        System.arraycopy(content, 0, all, start.length, content.length);
        return all;
    }
}
