package io.piloted.registry;

import static io.piloted.registry.RegistryFixture.SOON;
import static io.piloted.registry.RegistryFixture.naming;
import static io.piloted.registry.RegistryFixture.refresh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.piloted.Endpoint;
import io.piloted.NoEndpointException;
import io.piloted.NoSuchServiceException;
import io.piloted.PilotedException;
import io.piloted.ServiceHandle;
import io.piloted.ServiceQuery;
import io.piloted.ServicesUpdated;
import io.piloted.ServicesUpdated.Trigger;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** C4, C5 and C6 at the registry itself, with a catalog that the test drives. */
class RegistryTest {

    private static List<String> picks(ServiceHandle handle, int count) {
        return Stream.generate(handle::next).limit(count).map(Endpoint::address).toList();
    }

    // C4: round robin

    @Test
    void service_sameName_isOneHandleAndOneRotation() {
        try (RegistryFixture fixture = naming("app")) {
            fixture.catalog.serve("app", "a", "b");
            Registry registry = fixture.started();

            assertThat(registry.service("app")).isSameAs(registry.service("app"));
            assertThat(registry.service("app").next().address()).isEqualTo("a");
            assertThat(registry.service("app").get().address()).isEqualTo("b");
        }
    }

    @Test
    void refresh_nothingChanged_keepsTheCursor() throws Exception { // C4.2
        try (RegistryFixture fixture = naming("app")) {
            fixture.catalog.serve("app", "a", "b", "c");
            Registry registry = fixture.started();
            ServiceHandle app = registry.service("app");
            picks(app, 1);

            refresh(registry);

            assertThat(picks(app, 3)).containsExactly("b", "c", "a");
        }
    }

    @Test
    void refresh_serviceChanged_restartsAtTheNewFirst() throws Exception { // C4.2
        try (RegistryFixture fixture = naming("app")) {
            fixture.catalog.serve("app", "a", "b", "c");
            Registry registry = fixture.started();
            ServiceHandle app = registry.service("app");
            picks(app, 1);
            fixture.catalog.serve("app", "x", "b", "c");

            refresh(registry);

            assertThat(picks(app, 4)).containsExactly("x", "b", "c", "x");
        }
    }

    @Test
    void next_randomStart_stillGoesRoundExactly() {
        try (RegistryFixture fixture = naming("app").randomStart()) {
            fixture.catalog.serve("app", "a", "b", "c");
            Registry registry = fixture.started();

            assertThat(picks(registry.service("app"), 3)).containsExactlyInAnyOrder("a", "b", "c");
        }
    }

    @Test
    void service_unknownName_namesTheKnownOnes() { // C4.4
        try (RegistryFixture fixture = naming("customers", "db")) {
            Registry registry = fixture.started();

            assertThatThrownBy(() -> registry.service("custmers"))
                    .isInstanceOf(NoSuchServiceException.class)
                    .hasMessageStartingWith("PILOT03000: \"custmers\" is not a known service; known: customers, db");
        }
    }

    @Test
    void next_noPassingInstance_throwsAndTryNextIsEmpty() { // C4.4, C5.4
        try (RegistryFixture fixture = naming("app")) {
            Registry registry = fixture.started();
            ServiceHandle app = registry.service("app");

            assertThatThrownBy(app::next)
                    .isInstanceOf(NoEndpointException.class)
                    .hasMessageStartingWith("PILOT03001: No instance of \"app\" is passing");
            assertThat(app.tryNext()).isEmpty();
            assertThat(app.endpoints()).isEmpty();
            assertThat(app.nextAsync().toCompletableFuture()).isCompletedExceptionally();
        }
    }

    // C5: refresh

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
            assertThat(registry.nextAsync("app").toCompletableFuture()).isCompletedWithValue(Endpoint.of("a", 80));
            assertThat(registry.nextAsync("late").toCompletableFuture()).isCompletedExceptionally();

            fixture.name("app", "late").catalog.hold();
            registry.refresh();
            CompletableFuture<Endpoint> late = registry.nextAsync("late").toCompletableFuture();
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
    void start_severalQueriesOfOneService_joinsThem_unlessOneFails() throws Exception { // C5.4
        try (RegistryFixture fixture = naming("app@blue", "app@green")) {
            Map<String, List<Endpoint>> answers = new ConcurrentHashMap<>();
            answers.put("blue", List.of(Endpoint.of("a", 80), Endpoint.of("b", 80)));
            answers.put("green", List.of(Endpoint.of("b", 80), Endpoint.of("c", 80)));
            Registry registry = fixture.idle(query -> {
                List<Endpoint> found = answers.get(query.tag().orElseThrow());
                return found != null
                        ? CompletableFuture.completedStage(found)
                        : CompletableFuture.failedStage(new IllegalStateException("down"));
            });
            registry.start(SOON, true);
            ServiceHandle app = registry.service("app");

            assertThat(picks(app, 3)).containsExactly("a", "b", "c");

            answers.remove("green");
            assertThat(refresh(registry).failures()).containsOnlyKeys("app");
            assertThat(picks(app, 3)).containsExactly("a", "b", "c");

            answers.put("green", List.of());
            answers.remove("blue");
            assertThat(refresh(registry).failures()).containsOnlyKeys("app");
            assertThat(picks(app, 3)).containsExactly("a", "b", "c");
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
                            .get("app"))
                    .hasMessageStartingWith("PILOT03004");
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
    void next_aRefreshDiesOfAnError_wakesAndTheNextRefreshWorks() throws Exception { // C5.2, C5.4
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
            assertThat(refresh).failsWithin(SOON).withThrowableThat().withMessageContaining("on purpose");
            dying.set(false);
            fixture.catalog.serve("app", "new");
            refresh(registry);
            assertThat(registry.service("app").next().address()).isEqualTo("new");
        }
    }

    @Test
    void refresh_oneServiceFails_keepsItsEndpointsAndUpdatesTheOthers() throws Exception { // C5.4
        try (RegistryFixture fixture = naming("app", "db")) {
            fixture.catalog.serve("app", "a").serve("db", "d");
            Registry registry = fixture.started();
            fixture.catalog.fail("app", "boom").serve("db", "e");

            ServicesUpdated event = refresh(registry);

            assertThat(registry.service("app").next().address()).isEqualTo("a");
            assertThat(registry.service("db").next().address()).isEqualTo("e");
            assertThat(event.failures()).containsOnlyKeys("app");
            assertThat(event.failures().get("app")).hasMessage("boom");
            assertThat(event.changes()).containsOnlyKeys("db");
        }
    }

    @Test
    void refresh_emptyAnswer_isAnAnswer() throws Exception { // C5.4
        try (RegistryFixture fixture = naming("app")) {
            fixture.catalog.serve("app", "a");
            Registry registry = fixture.started();
            fixture.catalog.serve("app");

            ServicesUpdated event = refresh(registry);

            assertThat(registry.service("app").tryNext()).isEmpty();
            assertThat(event.changes().get("app").removed()).containsExactly(Endpoint.of("a", 80));
        }
    }

    @Test
    void refresh_definitionsBroken_keepsTheOldOnesAndSaysSo() throws Exception { // C2.5
        try (RegistryFixture fixture = naming("app")) {
            fixture.catalog.serve("app", "a");
            Registry registry = fixture.started();
            fixture.catalog.serve("app", "b");
            fixture.name("other").breakDefinitions(new PilotedException("broken file"));

            ServicesUpdated event = refresh(registry);

            assertThat(event.failures()).containsOnlyKeys(ServicesUpdated.CONFIGURATION);
            assertThat(registry.names()).containsExactly("app");
            assertThat(registry.service("app").next().address()).isEqualTo("b");
        }
    }

    @Test
    void refresh_serviceLeavesAndReturns_handleFollows() throws Exception { // C2.5
        try (RegistryFixture fixture = naming("app", "db")) {
            fixture.catalog.serve("app", "a").serve("db", "d");
            Registry registry = fixture.started();
            ServiceHandle db = registry.service("db");

            fixture.name("app", "extra");
            ServicesUpdated left = refresh(registry);
            assertThat(left.changes().get("db").after()).isEmpty();
            assertThat(registry.names()).containsExactly("app", "extra");
            assertThatThrownBy(db::next).isInstanceOf(NoSuchServiceException.class);
            assertThatThrownBy(() -> registry.service("db")).isInstanceOf(NoSuchServiceException.class);

            fixture.name("app", "db");
            refresh(registry);
            assertThat(registry.service("db")).isSameAs(db);
            assertThat(db.next().address()).isEqualTo("d");
        }
    }

    @Test
    void refresh_catalogThrowsOrReturnsNull_isAFailureOfThatService() throws Exception {
        try (RegistryFixture fixture = naming("null", "throws", "holdsNull")) {
            Registry registry = fixture.idle(query -> switch (query.service()) {
                case "null" -> null;
                case "throws" -> throw new IllegalStateException("thrown");
                default -> CompletableFuture.completedStage(Arrays.asList((Endpoint) null));
            });
            registry.start(Duration.ofMillis(1), false);

            ServicesUpdated event = refresh(registry);

            assertThat(event.failures()).containsOnlyKeys("null", "throws", "holdsNull");
            assertThat(event.failures().get("null")).hasMessageStartingWith("PILOT03005");
            assertThat(event.failures().get("holdsNull")).hasMessageStartingWith("PILOT03005");
        }
    }

    // C5.5: start

    @Test
    void start_catalogComesUpLate_isTriedAgain() {
        try (RegistryFixture fixture = naming("app")) {
            fixture.catalog.fail("app", "not yet");
            Registry registry = fixture.idle();
            CompletableFuture<Void> started = CompletableFuture.runAsync(() -> registry.start(SOON, true));
            await().atMost(SOON).until(() -> fixture.catalog.lookups() >= 2);

            fixture.catalog.serve("app", "a");

            assertThat(started).succeedsWithin(SOON);
            assertThat(registry.service("app").next().address()).isEqualTo("a");
            assertThat(fixture.events).isEmpty();
        }
    }

    @Test
    void start_catalogStaysDown_failsWithTheReason() {
        try (RegistryFixture fixture = naming("app")) {
            fixture.catalog.fail("app", "connection refused");
            Registry registry = fixture.idle();

            assertThatThrownBy(() -> registry.start(Duration.ofMillis(50), true))
                    .isInstanceOf(PilotedException.class)
                    .hasMessageStartingWith("PILOT03007")
                    .hasMessageContaining("app: connection refused");
        }
    }

    @Test
    void start_notRequired_beginsEmptyAndKeepsTrying() {
        try (RegistryFixture fixture = naming("app")) {
            fixture.catalog.fail("app", "connection refused");
            Registry registry = fixture.idle();
            registry.start(Duration.ofMillis(50), false);
            assertThatThrownBy(() -> registry.service("app").next())
                    .isInstanceOf(NoEndpointException.class)
                    .hasMessageContaining("connection refused");

            fixture.catalog.serve("app", "a");

            await().atMost(SOON)
                    .untilAsserted(
                            () -> assertThat(registry.service("app").tryNext()).isPresent());
            await().atMost(SOON).untilAsserted(() -> assertThat(fixture.events).hasSize(1));
            assertThat(fixture.events.get(0).trigger()).isEqualTo(Trigger.WATCH);
        }
    }

    @Test
    void start_definitionsBroken_failsAtOnceWithThatProblem() {
        try (RegistryFixture fixture = naming("app")) {
            PilotedException problem = new PilotedException("no such file");
            fixture.breakDefinitions(problem);
            Registry registry = fixture.idle();

            assertThatThrownBy(() -> registry.start(SOON, true)).isSameAs(problem);
        }
    }

    // C6: event

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

    // What a watch finds

    @Test
    void found_aChange_isServedAndToldWithoutALookup() throws Exception { // C6.1
        try (RegistryFixture fixture = naming("app", "db")) {
            fixture.catalog.serve("app", "a").serve("db", "d");
            Registry registry = fixture.started();
            int lookups = fixture.catalog.lookups();

            fixture.find("app", "b");

            assertThat(registry.service("app").next().address()).isEqualTo("b");
            await().atMost(SOON).until(() -> fixture.events.size() == 1);
            ServicesUpdated event = fixture.events.get(0);
            assertThat(event.trigger()).isEqualTo(Trigger.WATCH);
            assertThat(event.changes()).containsOnlyKeys("app");
            assertThat(event.failures()).isEmpty();
            assertThat(fixture.catalog.lookups()).isEqualTo(lookups);
        }
    }

    @Test
    void found_whatIsKnown_keepsTheCursorAndTellsNobody() throws Exception { // C4.2
        try (RegistryFixture fixture = naming("app")) {
            fixture.catalog.serve("app", "a", "b", "c");
            Registry registry = fixture.started();
            picks(registry.service("app"), 1);

            fixture.find("app", "a", "b", "c");

            assertThat(picks(registry.service("app"), 2)).containsExactly("b", "c");
            refresh(registry);
            await().atMost(SOON).until(() -> fixture.events.size() == 1);
            assertThat(fixture.events.get(0).trigger()).isEqualTo(Trigger.PROGRAM);
        }
    }

    @Test
    void found_forOneOfSeveralQueries_joinsWhatTheOthersFound() {
        try (RegistryFixture fixture = naming("app", "app@blue")) {
            fixture.catalog.serve("app", "a");
            Registry registry = fixture.started();

            fixture.find("app@blue", "b");

            assertThat(registry.service("app").endpoints())
                    .extracting(Endpoint::address)
                    .containsExactly("a", "b");
        }
    }

    @Test
    void found_whileARefreshIsPending_givesWayToIt_unlessItFails() throws Exception { // C5.3, C5.4
        try (RegistryFixture fixture = naming("app", "db")) {
            fixture.catalog.serve("app", "a").serve("db", "d");
            Registry registry = fixture.started();
            fixture.catalog.hold();
            CompletableFuture<ServicesUpdated> running = registry.refresh().toCompletableFuture();
            await().atMost(SOON).until(() -> fixture.catalog.lookups() == 4);
            fixture.find("app", "old");
            fixture.find("db", "found");
            CompletableFuture<ServicesUpdated> next =
                    registry.refresh(Trigger.SIGNAL).toCompletableFuture();
            fixture.catalog.serve("app", "new").fail("db", "down");

            fixture.catalog.release();

            assertThat(running).succeedsWithin(SOON);
            assertThat(next).succeedsWithin(SOON).satisfies(event -> {
                assertThat(event.trigger()).isEqualTo(Trigger.SIGNAL);
                assertThat(event.failures()).isEmpty();
            });
            assertThat(registry.service("app").next().address()).isEqualTo("new");
            assertThat(registry.service("db").next().address()).isEqualTo("found");
        }
    }

    @Test
    void found_afterAFailure_isItsEnd() throws Exception { // C5.4
        try (RegistryFixture fixture = naming("app")) {
            fixture.catalog.serve("app", "a");
            Registry registry = fixture.started();
            fixture.catalog.fail("app", "down");
            assertThat(refresh(registry).failures()).containsOnlyKeys("app");

            fixture.find("app", "a");

            await().atMost(SOON).until(() -> fixture.events.size() == 2);
            assertThat(fixture.events.get(1).failures()).isEmpty();
        }
    }

    @Test
    void found_ofAServiceThatIsNoLongerNamed_isForgotten() throws Exception { // C2.5
        try (RegistryFixture fixture = naming("app", "db")) {
            Registry registry = fixture.started();
            fixture.name("app");
            refresh(registry);

            fixture.find("db", "d");

            assertThatThrownBy(() -> registry.service("db")).isInstanceOf(NoSuchServiceException.class);
            assertThat(fixture.followed()).containsExactly(ServiceQuery.of("app"));
        }
    }

    // Shutdown

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
