package io.piloted.tck.inprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.piloted.Catalog;
import io.piloted.Endpoint;
import io.piloted.Piloted;
import io.piloted.PilotedException;
import io.piloted.ServiceHandle;
import io.piloted.ServiceQuery;
import io.piloted.ServiceRegistry;
import io.piloted.tck.Assertion;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Specializes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Tests of an application's own catalog: its lifecycle, and its calls of the library. */
@Assertion("C3.4")
public class OwnCatalogTest {

    private static final long SOON_SECONDS = 60;

    private static SeApplication app() {
        return SeApplication.describedBy("{watches: [{name: 'app', interval: 3}]}");
    }

    @Test
    void dependentCatalog_atTheEnd_isDestroyedOnce() {
        DependentCatalog.DESTROYED.set(0);
        try (SeApplication application = app().start(RefreshTest.Client.class, DependentCatalog.class)) {
            assertThat(application.get(RefreshTest.Client.class).app.get().address())
                    .isEqualTo("dependent");
            assertThat(DependentCatalog.DESTROYED).hasValue(0);
        }
        assertThat(DependentCatalog.DESTROYED).hasValue(1);
    }

    @Test
    void specializedCatalog_isTheOnlyOne() {
        try (SeApplication application =
                app().start(RefreshTest.Client.class, GeneralCatalog.class, SpecialCatalog.class)) {
            assertThat(application.get(RefreshTest.Client.class).app.get().address())
                    .isEqualTo("special");
        }
    }

    @Test
    void catalogThatCallsTheRegistry_whileItLoads_isToldSoAtOnce() throws Exception {
        startMeets(registry -> registry.names());
        startMeets(registry -> registry.service("app").next());
        startMeets(registry -> join(registry.refresh()));
    }

    @Test
    void catalogThatCallsTheRegistry_onAThreadOfItsOwn_isToldSo() throws Exception {
        startMeets(registry -> CompletableFuture.supplyAsync(registry::names).join());
    }

    @Test
    void pick_onAnotherThreadWhileTheServicesLoad_waitsForThem() throws Exception {
        CompletableFuture<Endpoint> picked = new CompletableFuture<>();
        CallingCatalog.call = catalog -> {
            Thread picking = new Thread(() -> picked.complete(catalog.handle.next()));
            picking.start();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(SOON_SECONDS))
                    .until(() -> picking.getState() == Thread.State.TIMED_WAITING);
            CallingCatalog.call = again -> "nothing";
            return "nothing";
        };
        CallingCatalog.met = new CompletableFuture<>();
        try (SeApplication application =
                app().option("piloted.refresh.timeout", "2m").start(RefreshTest.Client.class, CallingCatalog.class)) {
            assertThat(picked.get(SOON_SECONDS, TimeUnit.SECONDS).address()).isEqualTo("calling");
            assertThat(application.get(RefreshTest.Client.class).app.get().address())
                    .isEqualTo("calling");
        }
    }

    @Test
    void catalogThatCallsAHandle_whileItLoads_isToldSoAtOnce() throws Exception {
        CallingCatalog.call = catalog -> catalog.handle.next();
        meets();
        CallingCatalog.call = catalog -> join(catalog.handle.nextAsync());
        meets();
    }

    @Test
    void catalogThatCallsTheRegistry_whenItIsMade_isToldSoAtOnce() {
        try (SeApplication application = app()) {
            assertThat(Problems.of(() -> application.start(RefreshTest.Client.class, EagerCatalog.class)))
                    .contains("PILOT04016");
        }
    }

    @Test
    void catalogThatCallsTheRegistry_onceItIsLoaded_getsTheNames() throws Exception {
        CallingCatalog.call = catalog -> "nothing";
        try (SeApplication application = app().start(RefreshTest.Client.class, CallingCatalog.class)) {
            CallingCatalog.call = catalog -> catalog.registry.names();
            CallingCatalog.met = new CompletableFuture<>();

            application
                    .get(ServiceRegistry.class)
                    .refresh()
                    .toCompletableFuture()
                    .get(SOON_SECONDS, TimeUnit.SECONDS);

            assertThat(CallingCatalog.met.get(SOON_SECONDS, TimeUnit.SECONDS)).hasToString("[app]");
        }
    }

    private interface Use {
        Object of(ServiceRegistry registry) throws Exception;
    }

    private static Object join(CompletionStage<?> stage) throws Exception {
        return stage.toCompletableFuture().get(SOON_SECONDS, TimeUnit.SECONDS);
    }

    private static void startMeets(Use use) throws Exception {
        CallingCatalog.call = catalog -> use.of(catalog.registry);
        meets();
    }

    private static void meets() throws Exception {
        CallingCatalog.met = new CompletableFuture<>();
        try (SeApplication application = app().start(RefreshTest.Client.class, CallingCatalog.class)) {
            assertThatThrownBy(() -> CallingCatalog.met.get(SOON_SECONDS, TimeUnit.SECONDS))
                    .satisfies(failure -> {
                        Throwable reason = failure;
                        while (reason.getCause() != null) {
                            reason = reason.getCause();
                        }
                        assertThat(reason).isInstanceOf(PilotedException.class).hasMessageStartingWith("PILOT04016");
                    });
            assertThat(application.get(RefreshTest.Client.class).app.get().address())
                    .isEqualTo("calling");
        }
    }

    /** A {@code @Dependent} catalog. */
    @Dependent
    public static class DependentCatalog implements Catalog {

        static final AtomicInteger DESTROYED = new AtomicInteger();

        @Override
        public CompletionStage<List<Endpoint>> endpoints(ServiceQuery query) {
            return CompletableFuture.completedStage(List.of(Endpoint.of("dependent", 1)));
        }

        @PreDestroy
        void destroy() {
            DESTROYED.incrementAndGet();
        }
    }

    /** A catalog that is specialized by another. */
    @ApplicationScoped
    public static class GeneralCatalog implements Catalog {
        @Override
        public CompletionStage<List<Endpoint>> endpoints(ServiceQuery query) {
            return CompletableFuture.completedStage(List.of(Endpoint.of("general", 1)));
        }
    }

    /** The specializing catalog. */
    @Specializes
    @ApplicationScoped
    public static class SpecialCatalog extends GeneralCatalog {
        @Override
        public CompletionStage<List<Endpoint>> endpoints(ServiceQuery query) {
            return CompletableFuture.completedStage(List.of(Endpoint.of("special", 1)));
        }
    }

    /** A catalog that calls the library in its constructor. */
    @Dependent
    public static class EagerCatalog implements Catalog {

        @Inject
        EagerCatalog(ServiceRegistry registry) {
            registry.names();
        }

        @Override
        public CompletionStage<List<Endpoint>> endpoints(ServiceQuery query) {
            throw new UnsupportedOperationException();
        }
    }

    /** A catalog that calls the library in its lookups. */
    @ApplicationScoped
    public static class CallingCatalog implements Catalog {

        interface RegistryCall {
            Object of(CallingCatalog catalog) throws Exception;
        }

        static volatile RegistryCall call = catalog -> "nothing";
        static volatile CompletableFuture<Object> met = new CompletableFuture<>();

        @Inject
        ServiceRegistry registry;

        @Inject
        @Piloted("app")
        ServiceHandle handle;

        @Override
        public CompletionStage<List<Endpoint>> endpoints(ServiceQuery query) {
            try {
                met.complete(call.of(this));
            } catch (Exception e) {
                met.completeExceptionally(e);
            }
            return CompletableFuture.completedStage(List.of(Endpoint.of("calling", 1)));
        }
    }
}
