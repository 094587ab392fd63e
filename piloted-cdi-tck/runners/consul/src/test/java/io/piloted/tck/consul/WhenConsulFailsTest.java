package io.piloted.tck.consul;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.piloted.NoEndpointException;
import io.piloted.PilotedException;
import io.piloted.ServicesUpdated;
import io.piloted.ServicesUpdated.Trigger;
import io.piloted.tck.Assertion;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tests of each line of the table "When Consul fails" in docs/operations.md: the failure several times, then its end.
 */
class WhenConsulFailsTest {

    private static final int REFRESHES = 3;

    private final ConsulAgent agent = ConsulAgent.start();

    @BeforeEach
    void register() {
        agent.register(Instance.of("app", 3001));
        agent.register(Instance.of("db", 5001));
    }

    @AfterEach
    void end() {
        agent.close();
    }

    @Test
    @Assertion("C5.5")
    void start_consulDownThenUp_waitsForIt() {
        agent.kill();
        try (Discovery discovery = Discovery.of(agent.address(), "app")) {
            CompletableFuture<Discovery> start = CompletableFuture.supplyAsync(discovery::start);
            agent.restart();

            assertThat(start).succeedsWithin(Discovery.SOON);
            agent.register(Instance.of("app", 3002));
            discovery.refresh();
            assertThat(discovery.ports("app")).containsExactly(3002);
            assertThat(discovery.log.of("PILOT03008")).isEmpty();
        }
    }

    @Test
    @Assertion("C5.5")
    void start_consulDownForLong_failsWithTheReason() {
        agent.kill();
        try (Discovery discovery = Discovery.of(agent.address(), "app")) {
            assertThatThrownBy(() -> discovery.start(Duration.ofSeconds(4), true))
                    .isInstanceOf(PilotedException.class)
                    .hasMessageStartingWith("PILOT03007")
                    .hasMessageContaining("PILOT02100")
                    .hasMessageContaining(agent.address());
        }
    }

    @Test
    @Assertion("C5.5")
    void start_consulDownButNotRequired_servesNothingUntilItIsUp() {
        agent.kill();
        try (Discovery discovery = Discovery.of(agent.address(), "app").start(Duration.ofMillis(500), false)) {
            assertThat(discovery.log.of("PILOT03013"))
                    .singleElement()
                    .asString()
                    .contains("PILOT02100");
            assertThatThrownBy(() -> discovery.registry().service("app").next())
                    .isInstanceOf(NoEndpointException.class)
                    .hasMessageStartingWith("PILOT03002")
                    .hasMessageContaining("PILOT02100");

            agent.restart();
            agent.register(Instance.of("app", 3002));
            await().atMost(Discovery.SOON).until(() -> discovery.ports("app").equals(List.of(3002)));
            await().atMost(Discovery.SOON)
                    .untilAsserted(() -> assertThat(discovery.events)
                            .last()
                            .satisfies(event -> assertThat(event.failures()).isEmpty())
                            .extracting(ServicesUpdated::trigger)
                            .isEqualTo(Trigger.WATCH));
        }
    }

    @Test
    @Assertion("C5.4")
    void refresh_agentKilled_keepsAllUntilItIsBack() {
        try (Discovery discovery = Discovery.of(agent.address(), "app", "db").start()) {
            agent.kill();
            assertFails(discovery, "PILOT02100", "app", "db");
            assertThat(discovery.ports("app")).containsExactly(3001);
            assertThat(discovery.ports("db")).containsExactly(5001);

            agent.restart();
            agent.register(Instance.of("app", 3002));
            assertRecovers(discovery);
            assertThat(discovery.ports("app")).containsExactly(3002);
            assertThat(discovery.ports("db")).isEmpty(); // an empty response is a valid result
        }
    }

    @Test
    @Assertion({"C5.2", "C5.4"})
    void refresh_agentFrozen_keepsAllAndEndsInTime() {
        try (Discovery discovery = Discovery.of(agent.address(), "app", "db").start()) {
            agent.suspend();
            assertFails(discovery, "PILOT02102", "app", "db");
            assertThat(discovery.ports("app")).containsExactly(3001);

            agent.resume();
            agent.register(Instance.of("app", 3002));
            assertRecovers(discovery);
            assertThat(discovery.ports("app")).containsExactly(3001, 3002);
        }
    }

    @ParameterizedTest
    @Assertion("C5.4")
    @CsvSource(
            delimiter = '|',
            value = {
                "500 | text/plain       | No cluster leader            |  0 | PILOT02113",
                "500 | text/plain       | No path to datacenter        |  0 | PILOT02114",
                "500 | text/plain       | rpc error                    |  0 | PILOT02115",
                "403 | text/plain       | Permission denied            |  0 | PILOT02110",
                "404 | text/plain       | page not found               |  0 | PILOT02111",
                "429 | text/plain       | Your IP is issuing too many  |  0 | PILOT02112",
                "302 | text/plain       | Found                        |  0 | PILOT02116",
                "200 | text/html        | <html>Please log in</html>   |  0 | PILOT02117",
                "200 | application/json | [{\"Node\":                  |  0 | PILOT02118",
                "200 | application/json | [{\"Node\":                  | 99 | PILOT02104",
                "200 | application/json | [{}]                         |  0 | PILOT02120",
            })
    void refresh_invalidResponses_keepsAllUntilTheyAreValid(
            int status, String type, String body, int missing, String code) {
        try (FaultyProxy proxy = new FaultyProxy(agent);
                Discovery discovery = Discovery.of(proxy.address(), "app", "db").start()) {
            proxy.respondWith(new FaultyProxy.FalseResponse("", status, type, body, missing));
            assertFails(discovery, code, "app", "db");
            assertThat(discovery.ports("app")).containsExactly(3001);
            assertThat(discovery.ports("db")).containsExactly(5001);

            proxy.forwardAll();
            agent.register(Instance.of("app", 3002));
            assertRecovers(discovery);
            assertThat(discovery.ports("app")).containsExactly(3001, 3002);
        }
    }

    @Test
    @Assertion("C5.4")
    void refresh_oneServiceFails_keepsItsEndpointsAndUpdatesTheOthers() {
        try (FaultyProxy proxy = new FaultyProxy(agent);
                Discovery discovery = Discovery.of(proxy.address(), "app", "db").start()) {
            proxy.respondWith(new FaultyProxy.FalseResponse("db", 500, "text/plain", "rpc error", 0));
            agent.register(Instance.of("app", 3002));
            agent.register(Instance.of("db", 5002));
            assertFails(discovery, "PILOT02115", "db");
            assertThat(discovery.log.of("PILOT03008"))
                    .singleElement()
                    .asString()
                    .contains("1 of 2");
            assertThat(discovery.ports("app")).containsExactly(3001, 3002);
            assertThat(discovery.ports("db")).containsExactly(5001);

            proxy.forwardAll();
            assertRecovers(discovery);
            assertThat(discovery.ports("db")).containsExactly(5001, 5002);
        }
    }

    @Test
    @Assertion("C5.4")
    void refresh_oneOfTwoAgentsKilled_usesTheOther() {
        try (ConsulAgent other = ConsulAgent.start()) {
            other.register(Instance.of("app", 3009));
            try (Discovery discovery =
                    Discovery.of(agent.address() + "," + other.address(), "app").start()) {
                agent.kill();
                for (int i = 0; i < REFRESHES; i++) {
                    assertThat(discovery.refresh().failures()).isEmpty();
                }
                assertThat(discovery.ports("app")).containsExactly(3009);
                assertThat(discovery.log.of("PILOT02130"))
                        .singleElement()
                        .asString()
                        .contains("PILOT02100");
            }
        }
    }

    @Test
    @Assertion("C5.4")
    void refresh_noInstancePasses_isAResult() {
        try (Discovery discovery = Discovery.of(agent.address(), "app").start()) {
            agent.setCheck(Instance.of("app", 3001), CheckStatus.CRITICAL);
            assertThat(discovery.refresh().failures()).isEmpty();
            assertThatThrownBy(() -> discovery.registry().service("app").next())
                    .isInstanceOf(NoEndpointException.class)
                    .hasMessageStartingWith("PILOT03001");
        }
    }

    /** Asserts that each refresh has the failure in its event, and that the log has it once. */
    private static void assertFails(Discovery discovery, String code, String... services) {
        for (int i = 0; i < REFRESHES; i++) {
            ServicesUpdated event = discovery.refresh();
            assertThat(event.failures()).containsOnlyKeys(services);
            assertThat(event.failures().values()).allSatisfy(failure -> {
                assertThat(failure.code()).isEqualTo(code);
                assertThat(failure.message()).startsWith(code);
            });
        }
        assertThat(discovery.log.of("PILOT03008")).singleElement().asString().contains(code);
        assertThat(discovery.log.of("PILOT03009")).isEmpty();
    }

    private static void assertRecovers(Discovery discovery) {
        for (int i = 0; i < REFRESHES; i++) {
            assertThat(discovery.refresh().failures()).isEmpty();
        }
        assertThat(discovery.log.of("PILOT03008")).hasSize(1);
        assertThat(discovery.log.of("PILOT03009")).hasSize(1);
    }
}
