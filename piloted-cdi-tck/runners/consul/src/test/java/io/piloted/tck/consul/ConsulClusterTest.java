package io.piloted.tck.consul;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonValue;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests of {@link ConsulCluster}, which other tests use. */
class ConsulClusterTest {

    private static List<Integer> ports(ConsulAgent server) throws IOException {
        return server.api().get("/v1/health/service/app?passing").asJsonArray().stream()
                .map(JsonValue::asJsonObject)
                .map(entry -> entry.getJsonObject("Service").getInt("Port"))
                .sorted()
                .toList();
    }

    private static void awaitPorts(ConsulAgent server, Integer... expected) {
        await().ignoreExceptionsInstanceOf(IOException.class)
                .untilAsserted(() -> assertThat(ports(server)).containsExactly(expected));
    }

    @Test
    void cluster_leaderKilled_electsAnotherAndTakesChanges_andTheOldOneComesBack() {
        try (ConsulCluster cluster = ConsulCluster.start()) {
            cluster.register(Instance.of("app", 1001));
            ConsulAgent leader = cluster.leader();

            leader.kill();
            cluster.register(Instance.of("app", 1002));

            ConsulAgent next = cluster.leader();
            assertThat(next).isNotSameAs(leader);
            awaitPorts(next, 1001, 1002);
            leader.restart();
            awaitPorts(leader, 1001, 1002);
        }
    }

    @Test
    void cluster_snapshotRestored_knowsWhatItKnewThen() {
        try (ConsulCluster cluster = ConsulCluster.start()) {
            cluster.register(Instance.of("app", 1001));
            byte[] snapshot = cluster.snapshot();
            cluster.register(Instance.of("app", 1002));
            cluster.deregister(Instance.of("app", 1001));
            awaitPorts(cluster.leader(), 1002);

            cluster.restore(snapshot);

            awaitPorts(cluster.leader(), 1001);
        }
    }
}
