package io.piloted.registry;

import static io.piloted.registry.RegistryFixture.SOON;
import static io.piloted.registry.RegistryFixture.naming;
import static io.piloted.registry.RegistryFixture.refresh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.piloted.Endpoint;
import io.piloted.LogLines;
import io.piloted.ServicesUpdated;
import io.piloted.ServicesUpdated.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Tests of the events of refreshes (C6). */
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

            // The queue is full now: the next refresh waits for the observer, but picks do not.
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

    /** The observer waits for a refresh that waits for the observer. The wait ends, and the log names the observer. */
    @Test
    void observer_joinsARefreshWhileTheQueueIsFull_stopsNothing() throws Exception {
        CountDownLatch full = new CountDownLatch(1);
        CompletableFuture<Registry> made = new CompletableFuture<>();
        AtomicBoolean first = new AtomicBoolean(true);
        try (RegistryFixture fixture = naming("app")
                        .timeout(Duration.ofMillis(300))
                        .observedBy(event -> {
                            if (first.getAndSet(false)) {
                                awaitQuietly(full);
                                joinARefresh(made.join());
                            }
                            return CompletableFuture.completedStage(null);
                        });
                LogLines log = new LogLines()) {
            Registry registry = fixture.started();
            made.complete(registry);
            for (int i = 1; i <= EventQueue.CAPACITY; i++) {
                fixture.catalog.serve("app", "a" + i);
                refresh(registry);
            }
            fixture.catalog.serve("app", "last");

            full.countDown();

            await().atMost(SOON)
                    .until(() -> !fixture.events.isEmpty()
                            && fixture.events
                                    .get(fixture.events.size() - 1)
                                    .changes()
                                    .get("app")
                                    .after()
                                    .equals(List.of(Endpoint.of("last", 80))));
            // The changes of all events together are all changes: none is lost.
            for (int i = 1; i < fixture.events.size(); i++) {
                assertThat(fixture.events.get(i).changes().get("app").before())
                        .isEqualTo(
                                fixture.events.get(i - 1).changes().get("app").after());
            }
            assertThat(log.of("PILOT03024")).hasSize(1);
            assertThat(log.thrown("PILOT03024").getStackTrace())
                    .anyMatch(frame -> frame.getMethodName().equals("joinARefresh"));
        } finally {
            full.countDown();
        }
    }

    private static void joinARefresh(Registry registry) {
        registry.refresh().toCompletableFuture().join();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Only close() interrupts on purpose; another interrupt must not end the refreshes. */
    @Test
    void refreshThread_interruptedWhileItWaitsForRoom_goesOn() throws Exception {
        CountDownLatch slow = new CountDownLatch(1);
        try (RegistryFixture fixture = naming("app").observedBy(event -> {
            awaitQuietly(slow);
            return CompletableFuture.completedStage(null);
        })) {
            Registry registry = fixture.started();
            for (int i = 0; i < EventQueue.CAPACITY; i++) {
                refresh(registry);
            }
            CompletableFuture<ServicesUpdated> held = registry.refresh().toCompletableFuture();

            RegistryFixture.interrupt("piloted-refresh");
            slow.countDown();

            assertThat(held).succeedsWithin(SOON);
            refresh(registry);
            await().atMost(SOON).until(() -> fixture.events.size() == EventQueue.CAPACITY + 2);
        } finally {
            slow.countDown();
        }
    }

    /** Events about single endpoints must not delay the events of refreshes for a slow observer. */
    @Test
    void events_aboutEndpoints_doNotOvertakeRefreshes() {
        try (SlowObserver observer = new SlowObserver()) {
            observer.queue.reserve();
            observer.queue.add(updated(1));
            observer.queue.offer("after");

            observer.goOn();
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(observer.received).containsExactly("first", updated(1), "after"));
        }
    }

    @Test
    void events_aboutEndpoints_moreThanFit_dropTheOldestOfThem() {
        try (SlowObserver observer = new SlowObserver();
                LogLines log = new LogLines()) {
            observer.queue.reserve();
            observer.queue.add(updated(1));
            for (int i = 0; i < EventQueue.CAPACITY + 2; i++) {
                observer.queue.offer(i);
            }

            observer.goOn();
            await().atMost(SOON).until(() -> observer.received.contains(EventQueue.CAPACITY + 1));
            assertThat(observer.received).hasSize(EventQueue.CAPACITY + 2).startsWith("first", updated(1), 2, 3);
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(log.of("PILOT03031")).hasSize(1));
        }
    }

    @Test
    void events_aboutRefreshes_moreThanFit_becomeOneAcrossThoseOfEndpoints() {
        try (SlowObserver observer = new SlowObserver()) {
            for (int i = 0; i < EventQueue.CAPACITY; i++) {
                observer.queue.reserve();
                observer.queue.add(updated(i));
                observer.queue.offer("after " + i);
            }
            observer.queue.reserve();
            observer.queue.add(updated(EventQueue.CAPACITY));

            observer.goOn();
            await().atMost(SOON).until(() -> observer.received.contains(updated(EventQueue.CAPACITY)));
            assertThat(observer.received)
                    .hasSize(1 + 2 * EventQueue.CAPACITY)
                    .doesNotContain(updated(EventQueue.CAPACITY - 2))
                    .endsWith(
                            "after " + (EventQueue.CAPACITY - 1),
                            updated(EventQueue.CAPACITY - 1),
                            updated(EventQueue.CAPACITY));
        }
    }

    private static ServicesUpdated updated(int number) {
        return new ServicesUpdated(
                Trigger.SIGNAL, Instant.EPOCH.plusSeconds(number), Map.of(), Map.of(), Optional.empty());
    }

    /** An observer of the first event that blocks until the test continues it. */
    private static final class SlowObserver implements AutoCloseable {

        final List<Object> received = new CopyOnWriteArrayList<>();
        private final CountDownLatch slow = new CountDownLatch(1);
        private final Threads threads = new Threads(RegistryEventsTest.class.getClassLoader());
        private final RefreshReports reports = new RefreshReports(threads);
        final EventQueue queue = new EventQueue(this::receive, Duration.ofMillis(50), reports, threads);

        SlowObserver() {
            queue.offer("first");
            await().atMost(SOON).until(() -> received.contains("first"));
        }

        private CompletionStage<?> receive(Object event) {
            received.add(event);
            awaitQuietly(slow);
            return CompletableFuture.completedStage(null);
        }

        void goOn() {
            slow.countDown();
        }

        @Override
        public void close() {
            goOn();
            queue.close();
            reports.close();
        }
    }

    /** Otherwise the event could be lost for lack of a thread after its endpoints became visible. */
    @Test
    void reserve_startsTheThreadThatDelivers() {
        Threads threads = new Threads(RegistryEventsTest.class.getClassLoader());
        List<String> started = new CopyOnWriteArrayList<>();
        try (RefreshReports reports = new RefreshReports(threads);
                EventQueue queue = new EventQueue(
                        event -> {
                            started.add(Thread.currentThread().getName());
                            return CompletableFuture.completedStage(null);
                        },
                        SOON,
                        reports,
                        threads)) {
            queue.reserve();
            assertThat(Thread.getAllStackTraces().keySet())
                    .anyMatch(thread -> thread.getName().equals("piloted-events") && threads.isOwn(thread));

            queue.add(new ServicesUpdated(Trigger.SIGNAL, Instant.EPOCH, Map.of(), Map.of(), Optional.empty()));
            await().atMost(SOON).until(() -> started.equals(List.of("piloted-events")));
        }
    }
}
