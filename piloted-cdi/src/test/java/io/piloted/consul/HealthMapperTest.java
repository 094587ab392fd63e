package io.piloted.consul;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.piloted.Endpoint;
import io.piloted.ServiceQuery;
import io.piloted.config.Options;
import jakarta.json.bind.spi.JsonbProvider;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.johnzon.jsonb.JohnzonProvider;
import org.eclipse.yasson.JsonBindingProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests of Consul's responses and damaged ones, with each implementation of JSON-B (C3.2, C3.5). */
class HealthMapperTest {

    private static final Options.Consul ALL =
            new Options.Consul(true, Optional.empty(), io.piloted.config.Options.Consistency.DEFAULT, false);

    private static final String GOOD = "{\"Node\":{\"Address\":\"10.0.0.1\"},\"Service\":{\"Port\":80}}";

    static List<JsonbProvider> providers() {
        return List.of(new JsonBindingProvider(), new JohnzonProvider());
    }

    @ParameterizedTest
    @MethodSource("providers")
    void entries_withAllMembers_giveTheirEndpoint(JsonbProvider provider) {
        String response = """
                [{
                  "Node": {"ID": "1", "Node": "n\\u00e9", "Address": "10.0.0.1", "Datacenter": "dc1", "Meta": null,
                    "TaggedAddresses": {"lan": "10.0.0.1", "lan_ipv4": "10.0.0.1", "wan": "192.0.2.1"}},
                  "Service": {"Kind": "", "ID": "app-1", "Service": "app", "Address": "", "Port": 3000,
                    "Tags": ["blue", null], "Meta": {"zone": "a", "none": null}, "SocketPath": "",
                    "Weights": {"Passing": 3, "Warning": 2}, "EnableTagOverride": false,
                    "TaggedAddresses": {"lan_ipv4": {"Address": "10.0.0.1", "Port": 3000}},
                    "Proxy": {"Mode": "", "Config": {"deep": [[[1.5e3, true]]]}}, "Connect": {}},
                  "Checks": [{"Status": "passing"}, {"Status": "warning", "Output": "{\\"}"}]
                }]
                """;
        assertThat(endpoints(provider, ALL, response))
                .containsExactly(new Endpoint(
                        "192.0.2.1", 3000, "app-1", List.of("blue"), Map.of("zone", "a"), "n\u00e9", "dc1", 2));
        assertThat(endpoints(provider, Connections.OPTIONS, response))
                .containsExactly(new Endpoint(
                        "10.0.0.1", 3000, "app-1", List.of("blue"), Map.of("zone", "a"), "n\u00e9", "dc1", 3));
    }

    static Stream<Arguments> entriesOfAnotherForm() {
        return providers().stream()
                .flatMap(provider -> Stream.of(
                                "7",
                                "null",
                                "[]",
                                "{}",
                                "{\"Node\":7,\"Service\":{\"Address\":\"a\"}}",
                                "{\"Node\":{},\"Service\":[]}",
                                "{\"Node\":{},\"Service\":{\"Address\":\"a\",\"Port\":\"80\"}}",
                                "{\"Node\":{},\"Service\":{\"Address\":\"a\",\"Port\":{}}}",
                                "{\"Node\":{},\"Service\":{\"Address\":7}}",
                                "{\"Node\":{\"Node\":[]},\"Service\":{\"Address\":\"a\"}}",
                                "{\"Node\":{},\"Service\":{\"Address\":\"a\",\"Tags\":\"x\"}}",
                                "{\"Node\":{},\"Service\":{\"Address\":\"a\",\"Tags\":[1]}}",
                                "{\"Node\":{},\"Service\":{\"Address\":\"a\",\"Meta\":[]}}",
                                "{\"Node\":{},\"Service\":{\"Address\":\"a\",\"Meta\":{\"a\":{}}}}",
                                "{\"Node\":{},\"Service\":{\"Address\":\"a\",\"Weights\":1}}",
                                "{\"Node\":{},\"Service\":{\"Address\":\"a\",\"Weights\":{\"Passing\":\"1\"}}}",
                                "{\"Node\":{},\"Service\":{\"Address\":\"a\",\"Ports\":{}}}",
                                "{\"Node\":{},\"Service\":{\"Address\":\"a\",\"Ports\":[8080]}}",
                                "{\"Node\":{},\"Service\":{\"Address\":\"a\",\"Ports\":[{\"Port\":-1}]}}")
                        .map(entry -> Arguments.of(provider, entry)));
    }

    @ParameterizedTest
    @MethodSource("entriesOfAnotherForm")
    void entries_besideOneOfAnotherForm_areServed(JsonbProvider provider, String entry) {
        assertThat(endpoints(provider, Connections.OPTIONS, "[" + GOOD + "," + entry + "," + GOOD + "]"))
                .containsExactly(Endpoint.of("10.0.0.1", 80), Endpoint.of("10.0.0.1", 80));
    }

    static Stream<Arguments> damaged() {
        return providers().stream()
                .flatMap(provider -> Stream.of(
                                "[{\"a\" 1}]",
                                "[{\"a\":1]}",
                                "[" + GOOD + " " + GOOD + "]",
                                "[" + GOOD + ",]",
                                "[tru]",
                                "[\"\\x\"]",
                                "[1.]")
                        .map(json -> Arguments.of(provider, json)));
    }

    @ParameterizedTest
    @MethodSource("damaged")
    void entries_ofWhatIsNotJson_fail(JsonbProvider provider, String json) {
        assertThatThrownBy(() -> endpoints(provider, Connections.OPTIONS, json)).isInstanceOf(RuntimeException.class);
    }

    /** The maximum depth and length that {@link JsonGuard} accepts. */
    @ParameterizedTest
    @MethodSource("providers")
    void entries_atTheLimits_areMapped(JsonbProvider provider) {
        int deep = JsonGuard.MAX_DEPTH - 4;
        String nested = "[".repeat(deep) + "]".repeat(deep);
        String number = "1" + "0".repeat(JsonGuard.MAX_NUMBER - 1);
        String response = """
                [{"Node": {"Address": "a", "TaggedAddresses": %s}, "Service": {"Port": 1, "Meta": {"a": %s}, "Weights": {"Passing": %s}}},
                 {"Node": {"Address": "a"}, "Service": {"Port": 2, "Weights": {"Passing": %3$s}}}]
                """.formatted("{}", nested, number);
        assertThat(endpoints(provider, Connections.OPTIONS, response))
                .containsExactly(new Endpoint("a", 2, "", List.of(), Map.of(), "", "", 65_535));
    }

    /** A response of Consul 1.22: several ports instead of one, a partition, a peer, a locality, and nulls. */
    private static final String NEWER = """
            {
              "Node": {"ID": "1", "Node": "n", "Address": "10.0.0.1", "Datacenter": "dc1", "Partition": "default",
                "PeerName": "", "TaggedAddresses": {"lan": "10.0.0.1", "lan_ipv4": "10.0.0.1"}, "Meta": null,
                "Locality": {"Region": "eu-1", "Zone": "eu-1a"}, "CreateIndex": 1, "ModifyIndex": 2},
              "Service": {"Kind": "", "ID": "app-1", "Service": "app", "Tags": null, "Address": "", "Meta": null,
                "TaggedAddresses": {"lan_ipv4": {"Address": "10.0.0.1", "Port": 8080}}, "Port": 0,
                "Ports": [{"Name": "admin", "Port": 9990, "Default": false}, {"Name": "http", "Port": 8080, "Default": true}],
                "SocketPath": "", "Weights": {"Passing": 1, "Warning": 1}, "EnableTagOverride": false, "Proxy": null,
                "Connect": null, "Locality": null, "Partition": "default", "Namespace": "default", "PeerName": ""},
              "Checks": null
            }""";

    private static final Endpoint OF_NEWER = new Endpoint(
            "10.0.0.1", 8080, "app-1", List.of(), Map.of(), "n", "dc1", 1, Map.of("admin", 9990, "http", 8080));

    private static ServiceQuery query(Optional<String> prepared, Optional<String> port) {
        return new ServiceQuery(
                "app", Optional.empty(), Optional.empty(), List.of(), prepared, Optional.empty(), port, "app");
    }

    @ParameterizedTest
    @MethodSource("providers")
    void entries_withNamedPorts_haveTheDefaultOneAndAll(JsonbProvider provider) {
        assertThat(endpoints(provider, Connections.OPTIONS, "[" + NEWER + "]")).containsExactly(OF_NEWER);
    }

    @ParameterizedTest
    @MethodSource("providers")
    void entries_askedForANamedPort_haveIt_andThoseWithoutAreLeftOut(JsonbProvider provider) {
        ServiceQuery admin = query(Optional.empty(), Optional.of("admin"));

        assertThat(endpoints(provider, Connections.OPTIONS, admin, "[" + NEWER + "," + GOOD + "]"))
                .containsExactly(OF_NEWER.withPort(9990));
    }

    @ParameterizedTest
    @MethodSource("providers")
    void preparedQuery_hasItsNodes(JsonbProvider provider) {
        ServiceQuery prepared = query(Optional.of("nearest"), Optional.empty());
        String response = "{\"Service\": \"app\", \"Nodes\": %s, \"DNS\": {\"TTL\": \"\"}, \"Datacenter\": \"dc1\","
                + " \"Failovers\": 0}";

        assertThat(endpoints(provider, Connections.OPTIONS, prepared, response.formatted("[" + NEWER + ",7]")))
                .containsExactly(OF_NEWER);
        assertThat(endpoints(provider, Connections.OPTIONS, prepared, response.formatted("null")))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("providers")
    void preparedQuery_ofAnotherForm_fails(JsonbProvider provider) {
        ServiceQuery prepared = query(Optional.of("nearest"), Optional.empty());
        for (String response : List.of("[]", "{}", "7", "{\"Nodes\": []}, {}", "{\"Nodes\": [}")) {
            assertThatThrownBy(() -> endpoints(provider, Connections.OPTIONS, prepared, response))
                    .isInstanceOf(RuntimeException.class);
        }
    }

    /** A server may have the API without an implementation, or with one that cannot be loaded. */
    @Test
    void create_withoutAProviderThatWorks_saysWhatToAdd(@TempDir Path directory) throws Exception {
        Path services = Files.createDirectories(directory.resolve("META-INF/services"));
        Files.writeString(services.resolve("jakarta.json.bind.spi.JsonbProvider"), "com.example.Missing");
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {directory.toUri().toURL()}, null)) {
            Thread.currentThread().setContextClassLoader(loader);
            assertThatThrownBy(() -> HealthMapper.create(Connections.OPTIONS))
                    .hasMessageStartingWith("PILOT02008")
                    .hasMessageContaining("org.eclipse:yasson");
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    private static List<Endpoint> endpoints(JsonbProvider provider, Options.Consul options, String response) {
        return endpoints(provider, options, ServiceQuery.of("app"), response);
    }

    private static List<Endpoint> endpoints(
            JsonbProvider provider, Options.Consul options, ServiceQuery query, String response) {
        HealthReader reader = new HealthReader(options.wan(), query.port(), text -> text);
        try (HealthMapper mapper = HealthMapper.of(provider.create().build(), options)) {
            return MappedResponse.of(
                            response.getBytes(StandardCharsets.UTF_8),
                            body -> reader.read(
                                    query.preparedQuery().isPresent() ? mapper.nodes(body) : mapper.entries(body)))
                    .endpoints();
        }
    }
}
