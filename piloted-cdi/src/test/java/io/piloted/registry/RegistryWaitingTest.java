package io.piloted.registry;

import static io.piloted.registry.RegistryFixture.SOON;
import static io.piloted.registry.RegistryFixture.naming;
import static io.piloted.registry.RegistryFixture.refresh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.piloted.Endpoint;
import io.piloted.PilotedException;
import io.piloted.ServiceHandle;
import io.piloted.ServicesUpdated;
import io.piloted.ServicesUpdated.Trigger;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests of picks and requests during a refresh (C5.2, C5.3). */
class RegistryWaitingTest {

    @Test
    void next_whileARefreshRuns_waitsAndSeesItsResult() { // C5.2
        try (RegistryFixture fixture = naming("app")) {
            fixture.catalog.serve("app", "old");
            Registry registry = fixture.started();
            ServiceHandle app = registry.service("app");
            fixture.catalog.hold();
            registry.refresh(Trigger.SIGNAL);

            CompletableFuture<Endpoint> pick = CompletableFuture.supplyAsync(app::next);
            CompletableFuture<Endpoint> async = app.nextAsync().toCompletableFuture();
            await().atMost(SOON).until(() -> fixture.catalog.lookups() == 2);
            assertThat(pick).isNotDone();
            assertThat(async).isNotDone();
            fixture.catalog.serve("app", "new").release();

            assertThat(pick.orTimeout(SOON.toSeconds(), TimeUnit.SECONDS).join().address())
                    .isEqualTo("new");
            assertThat(async.orTimeout(SOON.toSeconds(), TimeUnit.SECONDS)
                            .join()
                            .address())
                    .isEqualTo("new");
        }
    }

    @Test
    void everyRead_whileARefreshRuns_waitsAndSeesItsResult() { // C5.2
        try (RegistryFixture fixture = naming("app")) {
            fixture.catalog.serve("app", "old");
            Registry registry = fixture.started();
            ServiceHandle app = registry.service("app");
            fixture.catalog.hold();
            registry.refresh();
            CompletableFuture<Optional<Endpoint>> tryNext = CompletableFuture.supplyAsync(app::tryNext);
            CompletableFuture<List<Endpoint>> endpoints = CompletableFuture.supplyAsync(app::endpoints);
            CompletableFuture<Endpoint> async = app.nextAsync().toCompletableFuture();
            fixture.catalog.serve("app", "new").release();

            assertThat(tryNext).succeedsWithin(SOON).isEqualTo(Optional.of(Endpoint.of("new", 80)));
            assertThat(endpoints).succeedsWithin(SOON).isEqualTo(List.of(Endpoint.of("new", 80)));
            assertThat(async).succeedsWithin(SOON).isEqualTo(Endpoint.of("new", 80));
        }
    }

    @Test
    void nextAsync_byName_neverBlocks() throws Exception { // C5.2
        try (RegistryFixture fixture = naming("app")) {
            fixture.catalog.serve("app", "a").serve("late", "b");
            Registry registry = fixture.started();
            assertThat(registry.nextAsync("app", List.of()).toCompletableFuture())
                    .isCompletedWithValue(Endpoint.of("a", 80));
            assertThat(registry.nextAsync("late", List.of()).toCompletableFuture())
                    .isCompletedExceptionally();

            fixture.name("app", "late").catalog.hold();
            registry.refresh();
            CompletableFuture<Endpoint> late =
                    registry.nextAsync("late", List.of()).toCompletableFuture();
            assertThat(late).isNotDone();
            fixture.catalog.release();

            assertThat(late).succeedsWithin(SOON).isEqualTo(Endpoint.of("b", 80));
        }
    }

    @Test
    void service_thatARunningRefreshAdds_isWaitedFor() { // C2.5, C5.2
        try (RegistryFixture fixture = naming("app")) {
            fixture.catalog.serve("app", "a").serve("late", "b");
            Registry registry = fixture.started();
            fixture.name("app", "late").catalog.hold();
            registry.refresh();
            CompletableFuture<ServiceHandle> late = CompletableFuture.supplyAsync(() -> registry.service("late"));
            fixture.catalog.release();

            assertThat(late).succeedsWithin(SOON).satisfies(handle -> {
                assertThat(handle.name()).isEqualTo("late");
                assertThat(handle.next()).isEqualTo(Endpoint.of("b", 80));
            });
        }
    }

    @Test
    void next_staleReads_servesTheOldSnapshotMeanwhile() throws Exception { // C5.2
        try (RegistryFixture fixture = naming("app").staleReads()) {
            fixture.catalog.serve("app", "old");
            Registry registry = fixture.started();
            fixture.catalog.hold();
            CompletableFuture<ServicesUpdated> refresh = registry.refresh().toCompletableFuture();

            assertThat(registry.service("app").next().address()).isEqualTo("old");
            assertThat(registry.service("app").nextAsync().toCompletableFuture())
                    .isCompletedWithValueMatching(endpoint -> endpoint.address().equals("old"));

            fixture.catalog.serve("app", "new").release();
            refresh.get(SOON.toSeconds(), TimeUnit.SECONDS);
            assertThat(registry.service("app").next().address()).isEqualTo("new");
        }
    }

    @Test
    void next_catalogHangs_servesTheLastGoodAfterTheTimeout() { // C5.2, C5.4
        try (RegistryFixture fixture = naming("app").timeout(Duration.ofMillis(200))) {
            fixture.catalog.serve("app", "old");
            Registry registry = fixture.started();
            fixture.catalog.hold();

            CompletableFuture<ServicesUpdated> refresh = registry.refresh().toCompletableFuture();

            assertThat(registry.service("app").next().address()).isEqualTo("old");
            assertThat(refresh.orTimeout(SOON.toSeconds(), TimeUnit.SECONDS)
                            .join()
                            .failures()
                            .get("app")
                            .message())
                    .startsWith("PILOT03004");
        }
    }

    @Test
    void next_interruptedWhileWaiting_throwsAndKeepsTheFlag() throws Exception { // C5.2
        try (RegistryFixture fixture = naming("app")) {
            fixture.catalog.serve("app", "old");
            Registry registry = fixture.started();
            fixture.catalog.hold();
            registry.refresh(Trigger.SIGNAL);
            CompletableFuture<Boolean> flag = new CompletableFuture<>();
            CompletableFuture<Throwable> thrown = new CompletableFuture<>();
            Thread picker = new Thread(() -> {
                try {
                    registry.service("app").next();
                } catch (PilotedException e) {
                    flag.complete(Thread.currentThread().isInterrupted());
                    thrown.complete(e);
                }
            });
            picker.start();
            await().atMost(SOON).until(() -> picker.getState() == Thread.State.TIMED_WAITING);

            picker.interrupt();

            assertThat(thrown.get(SOON.toSeconds(), TimeUnit.SECONDS))
                    .hasMessageStartingWith("PILOT03003")
                    .hasCauseInstanceOf(InterruptedException.class);
            assertThat(flag.get(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void refresh_askedForManyTimesDuringOne_runsExactlyOnceMore() throws Exception { // C5.3
        try (RegistryFixture fixture = naming("app")) {
            Registry registry = fixture.started();
            fixture.catalog.hold();
            CompletableFuture<ServicesUpdated> first =
                    registry.refresh(Trigger.SIGNAL).toCompletableFuture();
            await().atMost(SOON).until(() -> fixture.catalog.lookups() == 2);

            List<CompletableFuture<ServicesUpdated>> later = Stream.generate(
                            () -> registry.refresh(Trigger.SIGNAL).toCompletableFuture())
                    .limit(50)
                    .toList();
            fixture.catalog.release();

            ServicesUpdated firstEvent = first.get(SOON.toSeconds(), TimeUnit.SECONDS);
            ServicesUpdated laterEvent = later.get(0).get(SOON.toSeconds(), TimeUnit.SECONDS);
            assertThat(later)
                    .allSatisfy(each -> assertThat(each.get(SOON.toSeconds(), TimeUnit.SECONDS))
                            .isSameAs(laterEvent));
            assertThat(laterEvent).isNotSameAs(firstEvent);
            assertThat(fixture.catalog.lookups()).isEqualTo(3);
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(fixture.events).containsExactly(firstEvent, laterEvent));
        }
    }

    @Test
    void next_afterTheLastOfManySignals_isTheCatalogsStateThen() { // C5.2, C5.3
        try (RegistryFixture fixture = naming("app")) {
            Registry registry = fixture.started();
            for (int i = 1; i <= 500; i++) {
                fixture.catalog.serve("app", "a" + i);
                registry.refresh(Trigger.SIGNAL);
            }

            assertThat(registry.service("app").next().address()).isEqualTo("a500");
        }
    }

    @Test
    void next_theCatalogThrowsAnError_wakesAndTheNextRefreshWorks() throws Exception { // C5.2, C5.4
        try (RegistryFixture fixture = naming("app")) {
            AtomicBoolean dying = new AtomicBoolean();
            fixture.catalog.serve("app", "old");
            Registry registry = fixture.idle(query -> {
                if (dying.get()) {
                    throw new AssertionError("on purpose");
                }
                return fixture.catalog.endpoints(query);
            });
            registry.start(SOON, true);
            dying.set(true);

            CompletableFuture<ServicesUpdated> refresh = registry.refresh().toCompletableFuture();

            assertThat(CompletableFuture.supplyAsync(registry.service("app")::next))
                    .succeedsWithin(SOON)
                    .isEqualTo(Endpoint.of("old", 80));
            assertThat(refresh)
                    .succeedsWithin(SOON)
                    .satisfies(event ->
                            assertThat(event.failures().get("app").message()).isEqualTo("on purpose"));
            dying.set(false);
            fixture.catalog.serve("app", "new");
            refresh(registry);
            assertThat(registry.service("app").next().address()).isEqualTo("new");
        }
    }
}
