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
import io.piloted.ServiceHandle;
import io.piloted.ServicesUpdated;
import java.time.Duration;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** Tests of the results of a refresh, and of failures (C2.5, C5.4). */
class RegistryRefreshTest {

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
            assertThat(event.failures().get("app").message()).isEqualTo("boom");
            assertThat(event.changes()).containsOnlyKeys("db");
        }
    }

    @Test
    void refresh_emptyResponse_isAResult() throws Exception { // C5.4
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
            fixture.name("other").breakPlan(new IllegalStateException("whatever reads it may throw"));

            ServicesUpdated event = refresh(registry);

            assertThat(event.failures()).isEmpty();
            assertThat(event.configurationFailure()).isPresent();
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
            assertThat(db.next().address()).isEqualTo("d");

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
            assertThat(registry.state("db").orElseThrow().picks())
                    .as("a counter never goes back")
                    .isEqualTo(2);
        }
    }

    /** Like a catalog that was interrupted itself, and restores the flag. */
    @Test
    void refresh_catalogLeavesTheThreadInterrupted_isAFailureOfThatServiceOnly() throws Exception { // C5.4
        try (RegistryFixture fixture = naming("interrupted", "app")) {
            fixture.catalog.serve("app", "a");
            Registry registry = fixture.idle(query -> {
                if (query.service().equals("interrupted")) {
                    Thread.currentThread().interrupt();
                    return CompletableFuture.failedStage(new InterruptedException("on purpose"));
                }
                return fixture.catalog.endpoints(query);
            });
            registry.start(Duration.ofMillis(1), false);

            for (int i = 0; i < 3; i++) {
                assertThat(refresh(registry).failures()).containsOnlyKeys("interrupted");
            }
            assertThat(registry.service("app").next().address()).isEqualTo("a");
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
            assertThat(event.failures().get("null").code()).isEqualTo("PILOT03005");
            assertThat(event.failures().get("holdsNull").message()).startsWith("PILOT03005");
        }
    }

    @Test
    void start_severalQueriesOfOneService_joinsThem_unlessOneFails() throws Exception { // C5.4
        try (RegistryFixture fixture = naming("app@blue", "app@green")) {
            Map<String, List<Endpoint>> responses = new ConcurrentHashMap<>();
            responses.put("blue", List.of(Endpoint.of("a", 80), Endpoint.of("b", 80)));
            responses.put("green", List.of(Endpoint.of("b", 80), Endpoint.of("c", 80)));
            Registry registry = fixture.idle(query -> {
                List<Endpoint> found = responses.get(query.tag().orElseThrow());
                return found != null
                        ? CompletableFuture.completedStage(found)
                        : CompletableFuture.failedStage(new IllegalStateException("down"));
            });
            registry.start(SOON, true);
            ServiceHandle app = registry.service("app");

            assertThat(picks(app, 3)).containsExactly("a", "b", "c");

            responses.remove("green");
            assertThat(refresh(registry).failures()).containsOnlyKeys("app");
            assertThat(picks(app, 3)).containsExactly("a", "b", "c");

            responses.put("green", List.of());
            responses.remove("blue");
            assertThat(refresh(registry).failures()).containsOnlyKeys("app");
            assertThat(picks(app, 3)).containsExactly("a", "b", "c");
        }
    }

    /** Any exception of a catalog's classes is reported at once, and the other services are updated. */
    @Test
    void refresh_catalogListOrStageThrows_isAFailureOfThatServiceAtOnce() throws Exception { // C5.4
        try (RegistryFixture fixture = naming("list", "stage", "app")) {
            fixture.catalog.serve("app", "a");
            Registry registry = fixture.idle(query -> switch (query.service()) {
                case "list" ->
                    CompletableFuture.completedStage(new AbstractList<Endpoint>() {
                        @Override
                        public Endpoint get(int index) {
                            throw new IllegalStateException("a closed cursor");
                        }

                        @Override
                        public int size() {
                            return 1;
                        }
                    });
                case "stage" ->
                    new CompletableFuture<List<Endpoint>>() {
                        @Override
                        public CompletableFuture<List<Endpoint>> whenComplete(
                                BiConsumer<? super List<Endpoint>, ? super Throwable> action) {
                            throw new UnsupportedOperationException("a stage of its own");
                        }
                    };
                default -> fixture.catalog.endpoints(query);
            });
            registry.start(Duration.ofMillis(1), false);

            ServicesUpdated event = refresh(registry);

            assertThat(event.failures()).containsOnlyKeys("list", "stage");
            assertThat(event.failures().get("list").message()).isEqualTo("a closed cursor");
            assertThat(event.failures().get("stage").message()).isEqualTo("a stage of its own");
            assertThat(registry.service("app").next().address()).isEqualTo("a");
            await().atMost(SOON).until(() -> fixture.events.contains(event));
        }
    }

    @Test
    void refresh_endpointListedTwice_isNoChange() throws Exception { // C6.1
        try (RegistryFixture fixture = naming("app")) {
            fixture.catalog.serve("app", "a", "b");
            Registry registry = fixture.started();
            fixture.catalog.serve("app", "a", "b", "a");

            assertThat(refresh(registry).changes()).isEmpty();
            assertThat(registry.service("app").endpoints()).hasSize(2);
        }
    }
}
