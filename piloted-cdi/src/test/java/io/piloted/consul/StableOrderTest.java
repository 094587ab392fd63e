package io.piloted.consul;

import static org.assertj.core.api.Assertions.assertThat;

import io.piloted.Endpoint;
import io.piloted.ServiceQuery;
import io.piloted.http.HttpHead;
import io.piloted.http.HttpResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests that the shuffled result of a prepared query is not a change. */
class StableOrderTest {

    private static final URI AGENT = URI.create("http://localhost:8500");
    private static final ServiceQuery PREPARED = new ServiceQuery(
            "app",
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.of("nearest"),
            Optional.empty(),
            Optional.empty(),
            "app");

    private final ConsulCatalog catalog = Connections.catalog("localhost:8500");

    @AfterEach
    void close() {
        catalog.close();
    }

    @Test
    void preparedQuery_sameInstancesInAnotherOrder_keepsTheOrder() throws IOException {
        assertThat(prepared(2, 1, 3)).containsExactly(2, 1, 3);
        assertThat(prepared(3, 2, 1)).containsExactly(2, 1, 3);
        assertThat(prepared(1, 2, 3)).containsExactly(2, 1, 3);
    }

    @Test
    void preparedQuery_otherInstances_hasTheNewOrder() throws IOException {
        assertThat(prepared(2, 1, 3)).containsExactly(2, 1, 3);
        assertThat(prepared(4, 2, 1)).containsExactly(4, 2, 1);
        assertThat(prepared(1, 4)).containsExactly(1, 4);
        assertThat(prepared(4, 4)).containsExactly(4, 4);
        assertThat(prepared(4, 1)).containsExactly(4, 1);
        assertThat(prepared()).isEmpty();
    }

    /** Consul's order of a health query is stable, or by distance if somebody wants that. */
    @Test
    void healthQuery_sameInstancesInAnotherOrder_hasTheNewOrder() throws IOException {
        assertThat(ports(ServiceQuery.of("app"), instances(1, 2))).containsExactly(1, 2);
        assertThat(ports(ServiceQuery.of("app"), instances(2, 1))).containsExactly(2, 1);
    }

    private List<Integer> prepared(int... ports) throws IOException {
        return ports(PREPARED, "{\"Nodes\": " + instances(ports) + '}');
    }

    private static String instances(int... ports) {
        return Arrays.stream(ports)
                .mapToObj(
                        "{\"Node\": {\"Node\": \"n\"}, \"Service\": {\"Address\": \"10.0.0.1\", \"Port\": %d}}"
                                ::formatted)
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private List<Integer> ports(ServiceQuery query, String json) throws IOException {
        HttpResponse response =
                new HttpResponse(HttpHead.parse("HTTP/1.1 200 OK"), json.getBytes(StandardCharsets.UTF_8));
        return catalog
                .read(query, AGENT, response, new ConsulErrors("app", AGENT, Optional.empty()))
                .endpoints()
                .stream()
                .map(Endpoint::port)
                .toList();
    }
}
