package io.piloted.tck.inprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.piloted.Endpoint;
import io.piloted.tck.Assertion;
import io.piloted.tck.Hangup;
import io.piloted.tck.Patience;
import io.piloted.tck.consul.CheckStatus;
import io.piloted.tck.consul.ConsulAgent;
import io.piloted.tck.consul.Instance;
import jakarta.inject.Provider;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A test of the complete chain: the file, a real Consul agent, an injected provider, a real SIGHUP. */
public class ConsulTest {

    private static final Duration SOON = Patience.LIMIT;

    private static List<Integer> ports(Provider<Endpoint> provider, int count) {
        return Stream.generate(provider::get).limit(count).map(Endpoint::port).toList();
    }

    @Test
    @Assertion({"C3.1", "C3.2", "C4.1", "C5.1", "C6.1"})
    void hangup_afterInstancesChanged_servesThePassingOnesInTurn() throws Exception {
        try (ConsulAgent consul = ConsulAgent.start()) {
            Instance one = Instance.of("app", 3001).withId("app-1");
            consul.register(one);
            consul.register(Instance.of("app", 3002).withId("app-2"));
            try (SeApplication application = SeApplication.describedBy(
                            "{consul: '" + consul.address() + "', watches: [{name: 'app', interval: 3}]}")
                    .start(RefreshTest.Client.class, RefreshTest.Recorder.class)) {
                Provider<Endpoint> app = application.get(RefreshTest.Client.class).app;
                RefreshTest.Recorder recorder = application.get(RefreshTest.Recorder.class);
                assertThat(ports(app, 4)).containsExactly(3001, 3002, 3001, 3002);

                consul.register(Instance.of("app", 3003).withId("app-3"));
                consul.setCheck(one, CheckStatus.CRITICAL);
                Hangup.send();
                await().atMost(SOON).until(() -> recorder.app.size() == 1);

                List<Integer> turn = ports(app, 2); // in Consul's order, which a failing check changes
                assertThat(turn).containsExactlyInAnyOrder(3002, 3003);
                assertThat(ports(app, 2)).isEqualTo(turn);
                assertThat(recorder.app.get(0).changes().get("app").added().stream()
                                .map(Endpoint::id))
                        .containsExactly("app-3");
            }
        }
    }
}
