package io.piloted.tck.inprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.piloted.Endpoint;
import io.piloted.ServiceRegistry;
import io.piloted.ServicesUpdated;
import io.piloted.ServicesUpdated.Trigger;
import io.piloted.tck.Assertion;
import io.piloted.tck.Hangup;
import io.piloted.tck.Patience;
import io.piloted.tck.consul.CheckStatus;
import io.piloted.tck.consul.ConsulAgent;
import io.piloted.tck.consul.Instance;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Tests of the watch, and of the complete chain from the options {@code piloted.*} for Consul to injected endpoints.
 */
public class WatchTest {

    private static final Duration SOON = Patience.LIMIT;

    private static SeApplication asking(ConsulAgent consul) {
        return SeApplication.describedBy(watching(consul, "app"));
    }

    private static String watching(ConsulAgent consul, String... services) {
        StringBuilder watches = new StringBuilder();
        for (String service : services) {
            watches.append("{name: '").append(service).append("', interval: 3},");
        }
        return "{consul: '" + consul.address() + "', watches: [" + watches + "]}";
    }

    private static List<Integer> ports(SeApplication application, String service) {
        return application.get(ServiceRegistry.class).service(service).endpoints().stream()
                .map(Endpoint::port)
                .toList();
    }

    @Test
    @Assertion({"C2.5", "C5.1", "C6.1"})
    void watch_withoutAnySignal_followsConsulAndTellsObservers() throws Exception {
        try (ConsulAgent consul = ConsulAgent.start()) {
            consul.register(Instance.of("app", 3001));
            try (SeApplication application = asking(consul)
                    .option("piloted.watch", "true")
                    .start(RefreshTest.Client.class, RefreshTest.Recorder.class)) {
                RefreshTest.Recorder recorder = application.get(RefreshTest.Recorder.class);

                consul.register(Instance.of("app", 3002));
                await().atMost(SOON).until(() -> recorder.app.size() == 1);

                assertThat(ports(application, "app")).containsExactly(3001, 3002);
                assertThat(recorder.app.get(0).trigger()).isEqualTo(Trigger.WATCH);

                application.containerpilot(watching(consul, "app", "db"));
                Hangup.send();
                await().atMost(SOON).until(() -> recorder.plain.size() == 2);
                assertThat(recorder.plain.get(1).trigger()).isEqualTo(Trigger.SIGNAL);

                consul.register(Instance.of("db", 5001));
                await().atMost(SOON).until(() -> recorder.db.size() == 1);
                assertThat(recorder.plain)
                        .extracting(ServicesUpdated::trigger)
                        .last()
                        .isEqualTo(Trigger.WATCH);
            }
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                            .noneMatch(thread -> thread.getName().startsWith("piloted-consul")));
        }
    }

    @Test
    @Assertion("C3.4")
    void watch_ofAFile_startsAndWaitsForSignals() throws Exception {
        try (SeApplication application = SeApplication.watching("app")
                .endpoints("{app: ['10.0.0.1:80']}")
                .option("piloted.watch", "true")
                .start(RefreshTest.Client.class, RefreshTest.Recorder.class)) {
            application.endpoints("{app: ['10.0.0.2:81']}");
            Hangup.send();
            await().atMost(SOON).until(() -> ports(application, "app").equals(List.of(81)));
        }
    }

    @Test
    @Assertion({"C3.2", "C3.3"})
    void options_ofConsul_reachTheQuery() {
        try (ConsulAgent consul = ConsulAgent.start()) {
            consul.register(Instance.of("app", 3001).withWeights(10, 3).withStatus(CheckStatus.WARNING));
            consul.register(Instance.of("app", 3002).withStatus(CheckStatus.CRITICAL));
            consul.registerOnNode(
                    "far",
                    "10.0.0.1",
                    Map.of("wan", "192.0.2.1"),
                    Instance.of("app", 3003).withAddress(""));
            try (SeApplication application = asking(consul)
                    .option("piloted.consul.passing", "false")
                    .option("piloted.consul.wan", "true")
                    .option("piloted.consul.near", "_agent")
                    .option("piloted.consul.consistency", "stale")
                    .start(RefreshTest.Client.class)) {
                assertThat(application.get(ServiceRegistry.class).service("app").endpoints())
                        .extracting(Endpoint::hostAndPort, Endpoint::weight)
                        .containsExactlyInAnyOrder(tuple("127.0.0.1:3001", 3), tuple("192.0.2.1:3003", 1));
            }
        }
    }
}
