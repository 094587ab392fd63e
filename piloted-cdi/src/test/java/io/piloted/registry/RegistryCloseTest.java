package io.piloted.registry;

import static io.piloted.registry.RegistryFixture.SOON;
import static io.piloted.registry.RegistryFixture.naming;
import static io.piloted.registry.RegistryFixture.refresh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.piloted.Endpoint;
import io.piloted.LogLines;
import io.piloted.Outcome;
import io.piloted.ServicesUpdated;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Tests that close() wakes everybody who waits. */
class RegistryCloseTest {

    @Test
    void close_duringARefresh_wakesThoseWhoWait() {
        try (RegistryFixture fixture = naming("app")) {
            fixture.catalog.serve("app", "a");
            Registry registry = fixture.started();
            fixture.catalog.hold();
            CompletableFuture<ServicesUpdated> refresh = registry.refresh().toCompletableFuture();
            CompletableFuture<Endpoint> pick = CompletableFuture.supplyAsync(registry.service("app")::next);

            registry.close();

            assertThat(pick).succeedsWithin(SOON).isEqualTo(Endpoint.of("a", 80));
            assertThat(refresh).failsWithin(SOON).withThrowableThat().withMessageContaining("PILOT03006");
            assertThat(registry.refresh().toCompletableFuture()).failsWithin(SOON);
        }
    }

    @Test
    void close_withAnotherRefreshAskedFor_wakesThoseWhoWaitForThatOne() {
        try (RegistryFixture fixture = naming("app")) {
            fixture.catalog.serve("app", "a");
            Registry registry = fixture.started();
            fixture.catalog.hold();
            int lookups = fixture.catalog.lookups();
            registry.refresh();
            await().atMost(SOON).until(() -> fixture.catalog.lookups() > lookups);
            CompletableFuture<ServicesUpdated> pending = registry.refresh().toCompletableFuture();
            CompletableFuture<Endpoint> pick =
                    registry.service("app").nextAsync().toCompletableFuture();

            registry.close();

            assertThat(pending).failsWithin(SOON).withThrowableThat().withMessageContaining("PILOT03006");
            assertThat(pick).succeedsWithin(SOON).isEqualTo(Endpoint.of("a", 80));
        }
    }

    @Test
    void close_logsTheEjectionsOfTheLastSecond() {
        try (RegistryFixture fixture = naming("app");
                LogLines log = new LogLines()) {
            fixture.catalog.serve("app", "dying", "b");
            Registry registry = fixture.started();
            for (int i = 0; i < TestSettings.OUTLIERS.consecutiveFailures(); i++) {
                registry.service("app").report(Endpoint.of("dying", 80), Outcome.FAILURE);
            }

            registry.close();

            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(log.of("PILOT03029")).anyMatch(line -> line.contains("dying")));
        }
    }

    @Test
    void close_endsTheThreads() throws Exception {
        try (RegistryFixture fixture = naming("app")) {
            Registry registry = fixture.started();
            refresh(registry);

            registry.close();

            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                            .noneMatch(thread ->
                                    thread.isAlive() && thread.getName().startsWith("piloted-")));
        }
    }
}
