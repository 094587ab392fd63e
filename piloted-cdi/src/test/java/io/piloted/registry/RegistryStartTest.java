package io.piloted.registry;

import static io.piloted.registry.RegistryFixture.SOON;
import static io.piloted.registry.RegistryFixture.naming;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.piloted.LogLines;
import io.piloted.NoEndpointException;
import io.piloted.PilotedException;
import io.piloted.ServicesUpdated.Trigger;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Tests of the first load (C5.5). */
class RegistryStartTest {

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

            assertThatThrownBy(() -> registry.start(Duration.ofSeconds(2), true))
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
                    .hasMessageContaining("connection refused")
                    .extracting(thrown -> ((NoEndpointException) thrown).service())
                    .isEqualTo("app");
            int attempts = fixture.catalog.lookups();
            await().atMost(SOON).until(() -> fixture.catalog.lookups() > attempts + 1);
            assertThat(fixture.events).as("news").isEmpty();

            fixture.catalog.serve("app", "a");

            await().atMost(SOON)
                    .untilAsserted(
                            () -> assertThat(registry.service("app").tryNext()).isPresent());
            await().atMost(SOON).untilAsserted(() -> assertThat(fixture.events).hasSize(1));
            assertThat(fixture.events.get(0).trigger()).isEqualTo(Trigger.WATCH);
        }
    }

    /** A late result of the start is announced, because the application started without it. */
    @Test
    void start_notRequired_andTheResponseComesLate_isTold() {
        try (RegistryFixture fixture = naming("app")) {
            fixture.catalog.serve("app", "a").hold();
            Registry registry = fixture.idle();
            registry.start(Duration.ofMillis(50), false);

            fixture.catalog.release();

            await().atMost(SOON).untilAsserted(() -> assertThat(fixture.events).hasSize(1));
            assertThat(fixture.events.get(0).changed("app")).isTrue();
        }
    }

    @Test
    void start_notRequired_andAnAttemptBreaksOff_keepsTrying() {
        try (RegistryFixture fixture = naming("app")) {
            fixture.catalog.fail("app", "connection refused");
            AtomicInteger updates = new AtomicInteger();
            Registry registry = fixture.idle();
            registry.start(Duration.ofMillis(50), false);
            registry.add(new RefreshListener() {
                @Override
                public void refreshed(RefreshResult refresh) {
                    if (updates.incrementAndGet() == 1) {
                        fixture.catalog.serve("app", "a");
                        throw new AssertionError("a listener's");
                    }
                }

                @Override
                public void close() {}
            });

            await().atMost(SOON).until(() -> updates.get() > 1);
        }
    }

    @Test
    void start_theCatalogThrowsAnError_isTriedAgain() {
        try (RegistryFixture fixture = naming("app")) {
            AtomicInteger lookups = new AtomicInteger();
            fixture.catalog.serve("app", "a");
            Registry registry = fixture.idle(query -> {
                if (lookups.incrementAndGet() == 1) {
                    throw new OutOfMemoryError("unable to create native thread");
                }
                return fixture.catalog.endpoints(query);
            });
            registry.start(SOON, true);

            assertThat(registry.service("app").next().address()).isEqualTo("a");
        }
    }

    @Test
    void start_definitionsBroken_failsAtOnceWithThatProblem() {
        try (RegistryFixture fixture = naming("app")) {
            PilotedException problem = new PilotedException("no such file");
            fixture.breakPlan(problem);
            Registry registry = fixture.idle();

            assertThatThrownBy(() -> registry.start(SOON, true)).isSameAs(problem);
        }
    }

    /** For example a certificate that was replaced before its key. */
    @Test
    void start_planBrokenWhileLookupsAreRetried_isRetriedToo() {
        try (RegistryFixture fixture = naming("app")) {
            AtomicInteger readings = new AtomicInteger();
            fixture.catalog.fail("app", "refused");
            fixture.readingPlan(() -> {
                switch (readings.incrementAndGet()) {
                    case 1 -> {}
                    case 2 -> throw new PilotedException("incomplete");
                    default -> fixture.catalog.serve("app", "a");
                }
            });
            Registry registry = fixture.idle();

            registry.start(SOON, true);

            assertThat(registry.service("app").next().address()).isEqualTo("a");
        }
    }

    @Test
    void start_planStaysBrokenAfterLookupsFailed_failsWithThatProblem() {
        try (RegistryFixture fixture = naming("app")) {
            AtomicInteger readings = new AtomicInteger();
            fixture.catalog.fail("app", "refused");
            fixture.readingPlan(() -> {
                if (readings.incrementAndGet() > 1) {
                    fixture.catalog.serve("app", "a");
                    throw new PilotedException("incomplete");
                }
            });
            Registry registry = fixture.idle();

            assertThatThrownBy(() -> registry.start(Duration.ofSeconds(2), true))
                    .hasMessageContainingAll("PILOT03007", "incomplete");
        }
    }

    /** Waiting does not help if a file is missing, or does not have the service. */
    @Test
    void start_aLookupFailsForGood_failsAtOnce() {
        try (RegistryFixture fixture = naming("app")) {
            AtomicInteger lookups = new AtomicInteger();
            Registry registry = fixture.idle(query -> {
                lookups.incrementAndGet();
                throw new PilotedException("PILOT02500: no such file") {
                    @Override
                    public boolean isPermanent() {
                        return true;
                    }
                };
            });

            assertThatThrownBy(() -> registry.start(Duration.ofHours(1), true))
                    .isInstanceOf(PilotedException.class)
                    .hasMessageStartingWith("PILOT03017")
                    .hasMessageContaining("app: PILOT02500: no such file");
            assertThat(lookups).hasValue(1);
        }
    }

    @Test
    void start_takesLong_logsWhatItWaitsFor() {
        try (RegistryFixture fixture = naming("app");
                LogLines log = new LogLines()) {
            fixture.catalog.fail("app", "connection refused");
            Registry registry = fixture.idle();
            CompletableFuture<Void> started = CompletableFuture.runAsync(() -> registry.start(SOON, true));

            await().atMost(SOON)
                    .untilAsserted(() ->
                            assertThat(log.of("PILOT03016")).last().asString().contains("app: connection refused"));

            fixture.catalog.serve("app", "a");
            assertThat(started).succeedsWithin(SOON);
            assertThat(log.of("PILOT03016"))
                    .filteredOn(line -> line.contains("connection refused"))
                    .hasSize(1);
        }
    }

    @Test
    void start_firstResponseIsLateAndAFailure_logsThatToo() {
        try (RegistryFixture fixture = naming("app");
                LogLines log = new LogLines()) {
            fixture.catalog.fail("app", "no leader").hold();
            Registry registry = fixture.idle();
            CompletableFuture<Void> started = CompletableFuture.runAsync(() -> registry.start(SOON, true));
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(log.of("PILOT03016"))
                            .singleElement()
                            .asString()
                            .contains("the catalog has not responded yet"));

            fixture.catalog.release();

            await().atMost(SOON)
                    .untilAsserted(() ->
                            assertThat(log.of("PILOT03016")).last().asString().contains("app: no leader"));
            fixture.catalog.serve("app", "a");
            assertThat(started).succeedsWithin(SOON);
        }
    }

    /** The start's own timeout is not a failure of a service. */
    @Test
    void start_noResponseInTime_namesNoServiceThatDoesNotExist() {
        try (RegistryFixture fixture = naming("app")) {
            fixture.catalog.hold();
            Registry registry = fixture.idle();

            assertThatThrownBy(() -> registry.start(Duration.ofMillis(50), true))
                    .hasMessageStartingWith("PILOT03007")
                    .hasMessageContaining("the catalog has not responded yet")
                    .message()
                    .doesNotContain("catalog:");
            fixture.catalog.release();
        }
    }
}
