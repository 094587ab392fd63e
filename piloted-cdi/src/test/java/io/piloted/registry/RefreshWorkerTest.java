package io.piloted.registry;

import static io.piloted.registry.RegistryFixture.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.piloted.LogLines;
import io.piloted.ServiceQuery;
import io.piloted.ServicesUpdated;
import io.piloted.ServicesUpdated.Trigger;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests of refreshes when no thread can be started (C5.3, C6.1), as with {@code prlimit --nproc}. */
class RefreshWorkerTest {

    private final StagedCatalog catalog = new StagedCatalog().serve("app", "old");
    private final List<ServicesUpdated> events = new CopyOnWriteArrayList<>();
    private volatile String missing = "";

    private final Threads threads = new Threads(RefreshWorkerTest.class.getClassLoader()) {
        @Override
        ThreadFactory named(String name) {
            ThreadFactory made = super.named(name);
            return task -> {
                if (name.equals(missing)) {
                    throw new OutOfMemoryError("unable to create native thread");
                }
                return made.newThread(task);
            };
        }
    };

    private final RegistrySettings settings = TestSettings.of(SOON, 4);
    private final Callbacks callbacks = new Callbacks(RefreshWorkerTest.class.getClassLoader());
    private final Gate gate = new Gate(false, SOON, threads, callbacks);
    private final LookupThreads lookups = new LookupThreads(threads);
    private final Announcements announcements = Announcements.to(
            event -> {
                events.add((ServicesUpdated) event);
                return CompletableFuture.completedStage(null);
            },
            SOON,
            lookups,
            threads);
    private final Services services = new Services(gate, false, HandDriven.unused());
    private final RefreshTask task = new RefreshTask(
            () -> new LookupPlan(List.of(ServiceQuery.of("app")), catalog), settings, services, lookups);
    private final RefreshWorker worker =
            new RefreshWorker(new RefreshQueue(gate), announcements, task, RefreshWorker.thread(threads));

    @AfterEach
    void close() {
        lookups.close();
        worker.close();
        announcements.close();
        callbacks.close();
    }

    private CompletableFuture<RefreshOutcome> refresh() {
        return worker.request(RefreshRequest.by(Trigger.SIGNAL));
    }

    private String pick() {
        return services.named("app").next().address();
    }

    /** Endpoints must not become visible if their event cannot be delivered. */
    @Test
    void refresh_noThreadForItsEvent_changesNothingAndComesAgain() {
        missing = "piloted-events";
        try (LogLines log = new LogLines()) {
            task.started();
            assertThat(refresh()).failsWithin(SOON);
            assertThat(services.names()).isEmpty();
            await().atMost(SOON).until(() -> !log.of("PILOT03011").isEmpty());

            missing = "";

            await().atMost(SOON).untilAsserted(() -> assertThat(events).hasSize(1));
            assertThat(events.get(0).trigger()).isEqualTo(Trigger.SIGNAL);
            assertThat(events.get(0).changed("app")).isTrue();
            assertThat(pick()).isEqualTo("old");
        }
    }

    @Test
    void refresh_noThreadForLookups_keepsTheEndpointsAndComesAgain() {
        missing = "piloted-lookup";
        task.started();
        assertThat(refresh()).failsWithin(SOON);

        missing = "";

        await().atMost(SOON).untilAsserted(() -> assertThat(events).hasSize(1));
        assertThat(pick()).isEqualTo("old");
    }

    @Test
    void request_noThreadForTheWorker_fails_andTheNextOneWorks() {
        missing = "piloted-refresh";
        assertThat(refresh()).failsWithin(SOON);

        missing = "";

        assertThat(refresh()).succeedsWithin(SOON);
        assertThat(pick()).isEqualTo("old");
    }

    @Test
    void refresh_noThreadForTheLog_isDoneAllTheSame() {
        missing = "piloted-log";

        assertThat(refresh()).succeedsWithin(SOON);
        await().atMost(SOON).untilAsserted(() -> assertThat(events).hasSize(1));
    }
}
