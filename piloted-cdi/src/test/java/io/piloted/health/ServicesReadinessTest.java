package io.piloted.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.eclipse.microprofile.health.HealthCheckResponse.Status.DOWN;
import static org.eclipse.microprofile.health.HealthCheckResponse.Status.UP;

import io.piloted.Endpoint;
import io.piloted.Outcome;
import io.piloted.Patience;
import io.piloted.ServiceHandle;
import io.piloted.ServiceQuery;
import io.piloted.ServiceSnapshot;
import io.piloted.cdi.RunningApplication;
import io.piloted.config.Options;
import io.piloted.registry.LookupPlan;
import io.piloted.registry.Registry;
import io.piloted.registry.TestSettings;
import java.lang.ref.Reference;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ServicesReadinessTest {

    private static final Duration SOON = Patience.LIMIT;

    private final Map<String, String> options = new ConcurrentHashMap<>();

    /** The catalog. The lookup of a service that is not in it fails. */
    private final Map<String, List<Endpoint>> catalog = new ConcurrentHashMap<>();

    private final LookupPlan definition =
            new LookupPlan(List.of(ServiceQuery.of("app"), ServiceQuery.of("db")), this::find);
    private final Registry registry = new Registry(
            () -> definition,
            TestSettings.of(SOON, 2),
            event -> CompletableFuture.completedStage(event),
            getClass().getClassLoader());

    private CompletionStage<List<Endpoint>> find(ServiceQuery query) {
        List<Endpoint> endpoints = catalog.get(query.service());
        return endpoints != null
                ? CompletableFuture.completedStage(endpoints)
                : CompletableFuture.failedStage(new IllegalStateException("down"));
    }

    @AfterEach
    void close() {
        registry.close();
    }

    private HealthCheckResponse readiness(Optional<Registry> loaded) {
        Application application = new Application(loaded);
        try {
            return new ServicesReadiness(application).call();
        } finally {
            Reference.reachabilityFence(application);
        }
    }

    private HealthCheckResponse readiness() {
        return readiness(Optional.of(registry));
    }

    private void refresh() throws Exception {
        registry.refresh().toCompletableFuture().get(SOON.toSeconds(), TimeUnit.SECONDS);
    }

    @Test
    void call_beforeTheFirstLoad_isDown() {
        assertThat(readiness(Optional.empty()).getStatus()).isEqualTo(DOWN);
        assertThat(readiness(Optional.empty()).getName()).isEqualTo("piloted");
    }

    @Test
    void call_loaded_isUpAndTellsTheEndpoints() {
        catalog.put("app", List.of(Endpoint.of("10.0.0.1", 80), Endpoint.of("10.0.0.2", 80)));
        catalog.put("db", List.of());
        Instant before = Instant.now();
        registry.start(SOON, true);

        HealthCheckResponse response = readiness();

        assertThat(response.getStatus()).isEqualTo(UP);
        Map<String, Object> data = response.getData().orElseThrow();
        assertThat(data).containsEntry("app", 2L).containsEntry("db", 0L).containsEntry("refresh.outcome", "ok");
        assertThat(Instant.parse((String) data.get("refresh.at"))).isBetween(before, Instant.now());
    }

    /** C12.1 */
    @Test
    void call_withAnEjectedEndpoint_tellsIt_andWhatTheSnapshotTells() throws Exception {
        catalog.put("app", List.of(Endpoint.of("10.0.0.1", 80), Endpoint.of("10.0.0.2", 80)));
        catalog.put("db", List.of());
        registry.start(SOON, true);
        for (int i = 0; i < 5; i++) {
            registry.service("app").report(Endpoint.of("10.0.0.2", 80), Outcome.FAILURE);
        }
        catalog.remove("db");
        refresh();

        Map<String, Object> data = readiness().getData().orElseThrow();
        ServiceSnapshot app = registry.service("app").snapshot();
        assertThat(app.ejected()).hasSize(1);
        assertThat(data)
                .containsEntry("app", 2L)
                .containsEntry(
                        "app.ejected",
                        "10.0.0.2:80 until " + app.ejected().get(0).until())
                .containsEntry("app.since", app.since().orElseThrow().toString())
                .containsEntry("app.checked", app.checked().orElseThrow().toString())
                .containsEntry("db.failure", "down")
                .doesNotContainKeys("app.failure", "db.ejected");
        assertThat(registry.service("db").snapshot().failure()).isPresent();
        assertThat(app.checked().orElseThrow()).isAfterOrEqualTo(app.since().orElseThrow());
    }

    @Test
    void call_startedWithoutTheCatalog_isDownUntilItResponds() throws Exception {
        registry.start(Duration.ofMillis(1), false);
        assertThat(readiness().getStatus()).isEqualTo(DOWN);
        refresh();
        assertThat(readiness().getStatus()).isEqualTo(DOWN);
        assertThat(readiness().getData().orElseThrow()).containsEntry("refresh.outcome", "failed: app, db");

        catalog.put("app", List.of());
        refresh();

        assertThat(readiness().getStatus()).isEqualTo(UP);
    }

    @Test
    void call_aRefreshFails_staysUpAndSaysWhat() throws Exception {
        catalog.put("app", List.of(Endpoint.of("10.0.0.1", 80)));
        catalog.put("db", List.of());
        registry.start(SOON, true);
        catalog.remove("app");

        refresh();

        assertThat(readiness().getStatus()).isEqualTo(UP);
        assertThat(readiness().getData().orElseThrow())
                .containsEntry("app", 1L)
                .containsEntry("refresh.outcome", "failed: app");
    }

    @Test
    void call_aRequiredServiceHasNoEndpoint_isDown() throws Exception {
        options.put("piloted.health.required", "app");
        catalog.put("app", List.of());
        catalog.put("db", List.of());
        registry.start(SOON, true);
        assertThat(readiness().getStatus()).isEqualTo(DOWN);

        catalog.put("app", List.of(Endpoint.of("10.0.0.1", 80)));
        refresh();

        assertThat(readiness().getStatus()).isEqualTo(UP);
    }

    @Test
    void call_aRequiredServiceIsUnknown_isDown() {
        options.put("piloted.health.required", "cache");
        catalog.put("app", List.of(Endpoint.of("10.0.0.1", 80)));
        catalog.put("db", List.of());
        registry.start(SOON, true);

        assertThat(readiness().getStatus()).isEqualTo(DOWN);
    }

    @Test
    void call_switchedOff_isUp() {
        options.put("piloted.health.enabled", "false");
        assertThat(readiness(Optional.empty()).getStatus()).isEqualTo(UP);

        options.clear();
        options.put("piloted.enabled", "false");
        assertThat(readiness(Optional.empty()).getStatus()).isEqualTo(UP);
    }

    @Test
    void call_theDeploymentHasFailedAndGone_isUp() { // C10.2
        ServicesReadiness kept = new ServicesReadiness(new Application(Optional.empty()));

        await().atMost(SOON).untilAsserted(() -> {
            System.gc();
            assertThat(kept.call().getStatus()).isEqualTo(UP);
        });
    }

    /** An application with given options and registry. */
    private final class Application implements RunningApplication {

        private final Optional<Registry> loaded;

        Application(Optional<Registry> loaded) {
            this.loaded = loaded;
        }

        @Override
        public Options options() {
            return Options.from(name -> Optional.ofNullable(options.get(name)));
        }

        @Override
        public Optional<Registry> registry() {
            return loaded;
        }

        @Override
        public ServiceHandle service(String name) {
            return registry.service(name);
        }

        @Override
        public CompletionStage<Endpoint> nextAsync(String service, Collection<Endpoint> tried) {
            return registry.nextAsync(service, tried);
        }
    }
}
