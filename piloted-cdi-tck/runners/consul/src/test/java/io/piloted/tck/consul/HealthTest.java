package io.piloted.tck.consul;

import static io.piloted.tck.consul.Catalogs.lookUp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.piloted.Endpoint;
import io.piloted.ServiceQuery;
import io.piloted.config.Options;
import io.piloted.config.Options.Consistency;
import io.piloted.consul.ConsulCatalog;
import io.piloted.consul.StateVersion;
import io.piloted.consul.VersionedEndpoints;
import io.piloted.tck.Assertion;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of the endpoints from a real agent, and their properties (C3.2, C3.3). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HealthTest {

    private static final Options.Consul WITH_WARNING =
            new Options.Consul(false, Optional.empty(), Consistency.DEFAULT, false);

    private final ConsulAgent agent = ConsulAgent.start();
    private final ConsulCatalog catalog = Catalogs.of(agent);

    @AfterAll
    void end() {
        catalog.close();
        agent.close();
    }

    @Test
    void endpoints_ofInstancesInAllStates_areThePassingOnes() {
        Instance instance = Instance.of("states", 1);
        agent.register(instance);
        agent.register(Instance.of("states", 2).withStatus(CheckStatus.WARNING));
        agent.register(Instance.of("states", 3).withStatus(CheckStatus.CRITICAL));
        assertThat(lookUp(catalog, "states")).extracting(Endpoint::port).containsExactly(1);
        agent.setCheck(instance, CheckStatus.CRITICAL);
        assertThat(lookUp(catalog, "states")).isEmpty();
        agent.setCheck(instance, CheckStatus.PASSING);
        assertThat(lookUp(catalog, "states")).hasSize(1);
        agent.deregister(instance);
        assertThat(lookUp(catalog, "states")).isEmpty();
    }

    @Test
    void endpoints_withPassingOff_areTheWarningOnesToo_byTheirWeights() {
        agent.register(Instance.of("warned", 1).withWeights(5, 2));
        agent.register(Instance.of("warned", 2).withWeights(5, 2).withStatus(CheckStatus.WARNING));
        agent.register(Instance.of("warned", 3).withStatus(CheckStatus.CRITICAL));
        try (ConsulCatalog tolerant = Catalogs.of(agent, WITH_WARNING)) {
            assertThat(lookUp(tolerant, "warned"))
                    .extracting(Endpoint::port, Endpoint::weight)
                    .containsExactlyInAnyOrder(tuple(1, 5), tuple(2, 2));
        }
    }

    @Test
    void endpoints_ofAnInstanceWithEverything_carryIt() {
        agent.register(Instance.of("full", 3000)
                .withId("full-1")
                .withAddress("fd00::10")
                .withTags("blue", "v2")
                .withMeta(Map.of("zone", "ü"))
                .withWeights(7, 1));
        assertThat(lookUp(catalog, "full")).singleElement().satisfies(endpoint -> {
            assertThat(endpoint)
                    .isEqualTo(new Endpoint(
                            "fd00::10",
                            3000,
                            "full-1",
                            List.of("blue", "v2"),
                            Map.of("zone", "ü"),
                            "piloted-dc1",
                            "dc1",
                            7));
            assertThat(endpoint.uri("http")).hasToString("http://[fd00::10]:3000");
        });
    }

    @Test
    void endpoints_ofAnInstanceWithoutAddress_haveTheNodes() {
        agent.register(Instance.of("fallback", 0).withAddress(""));
        assertThat(lookUp(catalog, "fallback"))
                .singleElement()
                .returns("127.0.0.1", Endpoint::address)
                .returns(0, Endpoint::port);
        agent.registerOnNode(
                "other", "10.1.2.3", Map.of(), Instance.of("elsewhere", 80).withAddress(""));
        assertThat(lookUp(catalog, "elsewhere"))
                .singleElement()
                .returns("10.1.2.3", Endpoint::address)
                .returns("other", Endpoint::node);
    }

    /** Consul accepts all of these addresses. */
    @ParameterizedTest
    @ValueSource(strings = {"http://10.0.0.13", "10.0.0.9:80", "10.0.0.9/24", "10.0.0.9 ", "10.0.0.9:70000"})
    void endpoints_besideAnInstanceThatCannotBeOne_areServed(String address) {
        String service = "beside-" + Integer.toHexString(address.hashCode());
        agent.register(Instance.of(service, 1));
        agent.register(Instance.of(service, 2).withAddress(address));
        agent.register(Instance.of(service, 3));
        try (LogRecords log = LogRecords.capture()) {
            assertThat(lookUp(catalog, service)).extracting(Endpoint::port).containsExactly(1, 3);
            assertThat(log.of("PILOT02124")).singleElement().asString().contains("\"" + address + "\"", service + "-2");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {70_000, -5})
    void endpoints_besideAnInstanceWhosePortCannotBeOne_areServed(int port) {
        String service = "port" + port;
        agent.register(Instance.of(service, 1));
        agent.register(Instance.of(service, port).withId("bad-" + service));
        assertThat(lookUp(catalog, service)).extracting(Endpoint::port).containsExactly(1);
    }

    @Test
    void endpoints_withWan_areReachedAtTheNodesWanAddress() {
        agent.registerOnNode(
                "far",
                "10.1.2.4",
                Map.of("wan", "192.0.2.4"),
                Instance.of("wide", 80).withAddress(""));
        try (ConsulCatalog wan =
                Catalogs.of(agent, new Options.Consul(true, Optional.empty(), Consistency.DEFAULT, true))) {
            assertThat(lookUp(catalog, "wide")).extracting(Endpoint::address).containsExactly("10.1.2.4");
            assertThat(lookUp(wan, "wide")).extracting(Endpoint::address).containsExactly("192.0.2.4");
        }
    }

    @Test
    void endpoints_withATag_areThoseThatCarryIt() {
        agent.register(Instance.of("tagged", 1).withTags("blue", "a&b=c d/ü"));
        agent.register(Instance.of("tagged", 2).withTags("green"));
        for (String tag : List.of("blue", "a&b=c d/ü")) {
            assertThat(lookUp(catalog, new ServiceQuery("tagged", Optional.of(tag), Optional.empty())))
                    .extracting(Endpoint::port)
                    .containsExactly(1);
        }
        assertThat(lookUp(catalog, new ServiceQuery("tagged", Optional.of("red"), Optional.empty())))
                .isEmpty();
    }

    @Test
    @Assertion("C1.7")
    void endpoints_withAFilter_areThoseThatMatchIt() {
        agent.register(Instance.of("filtered", 1).withTags("blue").withMeta(Map.of("version", "ü 1&2")));
        agent.register(Instance.of("filtered", 2).withTags("blue").withMeta(Map.of("version", "3")));
        agent.register(Instance.of("filtered", 3).withTags("green").withMeta(Map.of("version", "3")));

        assertThat(lookUp(catalog, filtered("Service.Meta.version == \"ü 1&2\"")))
                .extracting(Endpoint::port)
                .containsExactly(1);
        assertThat(lookUp(catalog, filtered("Service.Meta.version != \"3\" or green in Service.Tags")))
                .extracting(Endpoint::port)
                .containsExactlyInAnyOrder(1, 3);
        assertThatThrownBy(() -> lookUp(catalog, filtered("Service.Meta.version is odd")))
                .hasMessageContainingAll("PILOT02129", "piloted.service.filtered.filter");
        assertThatThrownBy(() -> lookUp(catalog, filtered("Service.NoSuchField == 1")))
                .hasMessageContainingAll("PILOT02129", "piloted.service.filtered.filter");
    }

    private static ServiceQuery filtered(String filter) {
        return new ServiceQuery(
                "filtered",
                Optional.empty(),
                Optional.of(filter),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "filtered");
    }

    @Test
    void endpoints_inEveryConsistencyMode_areTheSame() {
        agent.register(Instance.of("consistent", 1));
        for (Consistency mode : Consistency.values()) {
            try (ConsulCatalog one = Catalogs.of(agent, new Options.Consul(false, Optional.of("_agent"), mode, true))) {
                assertThat(lookUp(one, "consistent")).hasSize(1);
            }
        }
    }

    @Test
    void endpoints_ofAnUnknownService_areNone() {
        assertThat(lookUp(catalog, "no such/service?")).isEmpty();
    }

    @Test
    void endpoints_ofAnUnknownDatacenter_fail() {
        assertThatThrownBy(() -> lookUp(catalog, new ServiceQuery("states", Optional.empty(), Optional.of("atlantis"))))
                .hasMessageContaining("PILOT02114")
                .hasMessageContaining("'dc'");
    }

    @Test
    void endpoints_byHttpsFromAnHttpServer_fail() {
        try (ConsulCatalog https = Catalogs.of("https://" + agent.address(), Map.of())) {
            assertThatThrownBy(() -> lookUp(https, "states")).hasMessageContaining("PILOT02103");
        }
    }

    @Test
    void endpoints_withAVersion_comeWhenSomethingChanged() throws Exception {
        agent.register(Instance.of("watched", 1));
        ServiceQuery query = ServiceQuery.of("watched");
        VersionedEndpoints now = catalog.endpoints(query, StateVersion.NONE, Duration.ZERO)
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
        assertThat(now.version().number()).isPositive();
        CompletableFuture<VersionedEndpoints> next =
                catalog.endpoints(query, now.version(), Duration.ofSeconds(60)).toCompletableFuture();
        agent.register(Instance.of("watched", 2));
        VersionedEndpoints then = next.get(10, TimeUnit.SECONDS);
        assertThat(then.version().number()).isGreaterThan(now.version().number());
    }
}
