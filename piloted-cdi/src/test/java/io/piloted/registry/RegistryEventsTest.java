package io.piloted.registry;

import static io.piloted.registry.RegistryFixture.SOON;
import static io.piloted.registry.RegistryFixture.naming;
import static io.piloted.registry.RegistryFixture.refresh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.piloted.ServicesUpdated;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** C6: each refresh is told. */
class RegistryEventsTest {

    @Test
    void observer_throws_breaksNothing() throws Exception { // C6.1
        try (RegistryFixture fixture = naming("app").observedBy(event -> {
            throw new AssertionError("an observer's own problem");
        })) {
            fixture.catalog.serve("app", "a");
            Registry registry = fixture.started();

            refresh(registry);
            fixture.catalog.serve("app", "b");
            refresh(registry);

            await().atMost(SOON).until(() -> fixture.events.size() == 2);
            assertThat(registry.service("app").next().address()).isEqualTo("b");
        }
    }

    @Test
    void observer_slow_holdsUpNeitherPicksNorRefreshes() throws Exception {
        CountDownLatch slow = new CountDownLatch(1);
        try (RegistryFixture fixture = naming("app").observedBy(event -> {
            try {
                slow.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return CompletableFuture.completedStage(null);
        })) {
            fixture.catalog.serve("app", "a");
            Registry registry = fixture.started();
            for (int i = 0; i < EventQueue.CAPACITY; i++) {
                refresh(registry);
            }

            // The queue is full now: the next refresh waits for the observer, picks do not.
            CompletableFuture<ServicesUpdated> held = registry.refresh().toCompletableFuture();
            assertThat(registry.service("app").next().address()).isEqualTo("a");
            assertThat(held).isNotDone();

            slow.countDown();
            held.get(SOON.toSeconds(), TimeUnit.SECONDS);
            await().atMost(SOON).until(() -> fixture.events.size() == EventQueue.CAPACITY + 1);
        } finally {
            slow.countDown();
        }
    }

    @Test
    void observer_picksDuringTheNextRefresh_doesNotWaitForIt() throws Exception {
        CompletableFuture<Registry> made = new CompletableFuture<>();
        CompletableFuture<String> picked = new CompletableFuture<>();
        try (RegistryFixture fixture = naming("app").observedBy(event -> {
            picked.complete(made.join().service("app").next().address());
            return CompletableFuture.completedStage(null);
        })) {
            fixture.catalog.serve("app", "a");
            Registry registry = fixture.started();
            refresh(registry);
            fixture.catalog.hold();
            registry.refresh();

            made.complete(registry);

            assertThat(picked).succeedsWithin(SOON).isEqualTo("a");
        }
    }
}
