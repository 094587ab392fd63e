package io.piloted.registry;

import static io.piloted.registry.RegistryFixture.SOON;
import static io.piloted.registry.RegistryFixture.naming;
import static io.piloted.registry.RegistryFixture.refresh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.piloted.LogLines;
import io.piloted.PilotedException;
import io.piloted.ServicesUpdated;
import io.piloted.ServicesUpdated.Trigger;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Tests of automatic retries (C5.4). */
class RegistryRetryTest {

    @Test
    void refresh_oneLookupFails_isRetriedUntilItSucceeds() throws Exception {
        try (RegistryFixture fixture = naming("app", "db")) {
            fixture.catalog.serve("app", "old").serve("db", "d");
            Registry registry = fixture.started();
            fixture.catalog.fail("app", "500");
            assertThat(refresh(registry).failures()).containsOnlyKeys("app");

            fixture.catalog.serve("app", "new");

            await().atMost(SOON).untilAsserted(() -> assertThat(fixture.events).hasSize(2));
            ServicesUpdated news = fixture.events.get(1);
            assertThat(news.trigger()).isEqualTo(Trigger.WATCH);
            assertThat(news.changes()).containsOnlyKeys("app");
            assertThat(news.failures()).isEmpty();
            assertThat(registry.service("app").next().address()).isEqualTo("new");
        }
    }

    @Test
    void retry_looksUpOnlyWhatFailed_andBringsNoNewsWhileItFails() throws Exception {
        try (RegistryFixture fixture = naming("app", "db")) {
            List<String> lookedUp = new CopyOnWriteArrayList<>();
            Registry registry = fixture.idle(query -> {
                lookedUp.add(query.service());
                return fixture.catalog.endpoints(query);
            });
            registry.start(SOON, true);
            fixture.catalog.fail("app", "500");
            refresh(registry);
            lookedUp.clear();

            await().atMost(SOON).until(() -> lookedUp.size() >= 2);

            assertThat(lookedUp).containsOnly("app");
            assertThat(fixture.events).hasSize(1);
        }
    }

    /** For example a file with a token that was incomplete when the signal arrived. */
    @Test
    void retry_readsTheConnectionAgain_beforeItsLookups() throws Exception {
        try (RegistryFixture fixture = naming("app")) {
            fixture.catalog.serve("app", "old");
            Registry registry =
                    fixture.renewing(() -> fixture.catalog.serve("app", "new")).started();
            fixture.catalog.fail("app", "403");

            refresh(registry);

            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(
                                    registry.service("app").endpoints().get(0).address())
                            .isEqualTo("new"));
            assertThat(fixture.events.get(1).failures()).isEmpty();
        }
    }

    @Test
    void retry_connectionCannotBeRead_looksUpAllTheSame() throws Exception {
        try (RegistryFixture fixture = naming("app")) {
            fixture.catalog.serve("app", "old");
            Registry registry = fixture.renewing(() -> {
                        throw new PilotedException("no such file");
                    })
                    .started();
            fixture.catalog.fail("app", "500");
            refresh(registry);
            fixture.catalog.serve("app", "new");

            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(
                                    registry.service("app").endpoints().get(0).address())
                            .isEqualTo("new"));
        }
    }

    @Test
    void failureOfTheWatch_readsTheConnectionAgain_andIsNoEvent() throws Exception {
        try (RegistryFixture fixture = naming("app")) {
            AtomicInteger renewals = new AtomicInteger();
            fixture.catalog.serve("app", "a");
            fixture.renewing(renewals::incrementAndGet).started();

            fixture.failWatch();

            await().atMost(SOON).untilAsserted(() -> assertThat(renewals).hasValue(1));
            assertThat(fixture.events).isEmpty();
        }
    }

    /** A hanging retry must not make picks wait, because nobody requested it. */
    @Test
    void retry_makesNoPickWait() throws Exception {
        try (RegistryFixture fixture = naming("app")) {
            fixture.catalog.serve("app", "a");
            Registry registry = fixture.started();
            fixture.catalog.fail("app", "500");
            refresh(registry);
            fixture.catalog.hold();
            int lookups = fixture.catalog.lookups();
            await().atMost(SOON).until(() -> fixture.catalog.lookups() > lookups);

            assertThat(registry.service("app").nextAsync().toCompletableFuture())
                    .isCompletedWithValueMatching(endpoint -> endpoint.address().equals("a"));
            fixture.catalog.release();
        }
    }

    @Test
    void refresh_thatSucceeds_endsTheRetries() throws Exception {
        try (RegistryFixture fixture = naming("app")) {
            Registry registry = fixture.started();
            fixture.catalog.fail("app", "500");
            refresh(registry);
            fixture.catalog.serve("app", "a");
            refresh(registry);
            int lookups = fixture.catalog.lookups();

            await().pollDelay(Duration.ofMillis(1500)).until(() -> true);

            assertThat(fixture.catalog.lookups()).isEqualTo(lookups);
        }
    }

    @Test
    void refresh_planCannotBeRead_isRetriedUntilItCan() throws Exception {
        try (RegistryFixture fixture = naming("app")) {
            fixture.catalog.serve("app", "a").serve("db", "d");
            Registry registry = fixture.started();
            fixture.name("app", "db").breakPlan(new PilotedException("PILOT00501: half written"));
            assertThat(refresh(registry).configurationFailure().orElseThrow().code())
                    .isEqualTo("PILOT00501");

            fixture.breakPlan(null);

            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(registry.names()).containsExactly("app", "db"));
            await().atMost(SOON).untilAsserted(() -> assertThat(fixture.events).hasSize(2));
            assertThat(fixture.events.get(1).configurationFailure()).isEmpty();
        }
    }

    /** One outage is one event at its beginning and one at its end, however its services come back. */
    @Test
    void outage_servicesComeBackOneByOne_isTwoEvents() throws Exception {
        String[] names = new String[50];
        for (int i = 0; i < names.length; i++) {
            names[i] = "s" + i;
        }
        try (RegistryFixture fixture = naming(names);
                LogLines log = new LogLines()) {
            for (String name : names) {
                fixture.catalog.serve(name, "a");
            }
            Registry registry = fixture.started();
            for (String name : names) {
                fixture.catalog.fail(name, "connection refused");
            }
            refresh(registry);

            for (String name : names) {
                fixture.find(name, "a");
                // One at a time, so that each is a separate refresh.
                CompletableFuture<?> seen = registry.service(name).nextAsync().toCompletableFuture();
                assertThat(seen).succeedsWithin(SOON);
            }

            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(log.of("PILOT03009")).hasSize(1));
            assertThat(log.of("PILOT03008")).hasSize(1);
            assertThat(fixture.events).hasSize(2);
        }
    }
}
