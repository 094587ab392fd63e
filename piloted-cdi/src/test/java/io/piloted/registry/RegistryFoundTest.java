package io.piloted.registry;

import static io.piloted.registry.RegistryFixture.SOON;
import static io.piloted.registry.RegistryFixture.naming;
import static io.piloted.registry.RegistryFixture.picks;
import static io.piloted.registry.RegistryFixture.refresh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.piloted.Endpoint;
import io.piloted.NoSuchServiceException;
import io.piloted.ServiceQuery;
import io.piloted.ServicesUpdated;
import io.piloted.ServicesUpdated.Trigger;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Tests of a watch's results, which are used without a lookup, and replaced by lookups. */
class RegistryFoundTest {

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
}
