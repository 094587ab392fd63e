package io.piloted.cdi;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.piloted.Endpoint;
import io.piloted.Patience;
import io.piloted.Piloted;
import io.piloted.PilotedException;
import io.piloted.ServiceHandle;
import io.piloted.ServiceRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jboss.weld.environment.se.WeldContainer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/**
 * Tests of injected objects that are kept after their application has stopped (C8.6): they use the application that
 * runs, never the stopped one.
 */
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class AfterTheEndTest {

    @RegisterExtension
    static final TestApplication APPLICATION = TestApplication.watching("app");

    private static @Nullable Kept kept;

    private static Kept kept() {
        return requireNonNull(kept);
    }

    private static WeldContainer start(String address) {
        TestCatalog.serve("app", address);
        return TestApplication.start(TestCatalog.class, Kept.class, AtTheEnd.class);
    }

    private static void runAndStop(String address) {
        try (WeldContainer container = start(address)) {
            kept = container.select(Kept.class).get();
            assertThat(kept().picks()).containsOnly(address);
        }
    }

    private static void isStopped(ThrowingCallable pick) {
        assertThatThrownBy(pick).isInstanceOf(PilotedException.class).hasMessageStartingWith("PILOT04006");
    }

    @Test
    void kept_afterTheContainerStopped_isRefused() {
        runAndStop("first");

        isStopped(() -> kept().provider.get());
        isStopped(() -> kept().instance.get());
        isStopped(() -> kept().lists.get());
        isStopped(() -> kept().handle.next());
        isStopped(() -> kept().handle.tryNext());
        isStopped(() -> kept().handle.endpoints());
        isStopped(() -> kept().application.service("app").next());
        assertThat(kept().handle.nextAsync().toCompletableFuture())
                .failsWithin(Patience.LIMIT)
                .withThrowableThat()
                .withCauseInstanceOf(PilotedException.class)
                .withMessageContaining("PILOT04006");
    }

    /** C12.3: the result cannot be reported, but the caller must get it. */
    @Test
    void call_thatEndsAfterTheContainerStopped_hasItsResult() {
        CompletableFuture<String> response = new CompletableFuture<>();
        CompletionStage<String> call;
        WeldContainer container = start("first");
        try {
            ServiceHandle handle = container.select(Kept.class).get().handle;
            call = handle.callAsync(2, endpoint -> response);
            assertThat(handle.<String, RuntimeException>call(1, endpoint -> {
                        container.close();
                        return endpoint.address();
                    }))
                    .isEqualTo("first");
        } finally {
            if (container.isRunning()) {
                container.close();
            }
        }

        response.complete("done");
        assertThat(call.toCompletableFuture()).isCompletedWithValue("done");
    }

    @Test
    void kept_afterAnotherContainerStarted_isOfThatOne() {
        runAndStop("first");

        try (WeldContainer second = start("second")) {
            assertThat(second.isRunning()).isTrue();
            assertThat(kept().picks()).containsOnly("second");
        }

        isStopped(() -> kept().provider.get());
        isStopped(() -> kept().handle.next());
    }

    @Test
    void kept_afterAnotherContainerStarted_doesNotKnowItsServicesByOldHandles() throws Exception {
        runAndStop("first");
        APPLICATION.watch("other");

        try (WeldContainer second = TestApplication.start(TestCatalog.class)) {
            assertThat(second.isRunning()).isTrue();
            assertThatThrownBy(() -> kept().handle.next()).hasMessageStartingWith("PILOT03000");
        }
    }

    /** Like a static REST client with PilotedFeature, which has no injection. */
    @Test
    void current_isTheRunningApplication() {
        try (WeldContainer first = start("first")) {
            assertThat(first.isRunning()).isTrue();
            assertThat(RunningApplication.current().service("app").next().address())
                    .isEqualTo("first");
            assertThat(RunningApplication.find()).isPresent();
        }
        assertThatThrownBy(RunningApplication::current).hasMessageStartingWith("PILOT04007");
        assertThat(RunningApplication.find()).isEmpty();
        try (WeldContainer second = start("second")) {
            assertThat(second.isRunning()).isTrue();
            assertThat(RunningApplication.current().service("app").next().address())
                    .isEqualTo("second");
            assertThat(RunningApplication.current().nextAsync("app", List.of()).toCompletableFuture())
                    .succeedsWithin(Patience.LIMIT)
                    .isEqualTo(Endpoint.of("second", 80));
        }
    }

    @Test
    void registry_afterTheContainerStopped_isRefused() {
        ServiceRegistry registry;
        try (WeldContainer container = start("first")) {
            // The bean itself, because its proxy ends with the container.
            registry =
                    (ServiceRegistry) container.select(RunningApplication.class).get();
            assertThat(registry.names()).containsExactly("app");
        }

        isStopped(registry::names);
        isStopped(() -> registry.service("app"));
        assertThat(registry.refresh().toCompletableFuture())
                .failsWithin(Patience.LIMIT)
                .withThrowableThat()
                .withMessageContaining("PILOT04006");
    }

    @Test
    void beans_whileTheyAreDestroyed_pick() {
        AtTheEnd.PICKED.clear();

        try (WeldContainer container = start("first")) {
            container.select(AtTheEnd.class).get().touch();
        }

        assertThat(AtTheEnd.PICKED).containsExactly("first", "first", "first");
    }

    /** A bean with every injected object that may be kept. */
    @Dependent
    static class Kept extends AppPoints {

        @Inject
        RunningApplication application;

        List<String> picks() {
            return List.of(
                    provider.get().address(),
                    instance.get().address(),
                    lists.get().get(0).address(),
                    handle.next().address(),
                    application.service("app").next().address());
        }
    }

    /** A bean that picks while it is destroyed. */
    @ApplicationScoped
    static class AtTheEnd {

        static final List<String> PICKED = new CopyOnWriteArrayList<>();

        @Inject
        @Piloted("app")
        Provider<Endpoint> provider;

        @Inject
        @Piloted("app")
        ServiceHandle handle;

        void touch() {}

        void beforeDestroyed(@Observes @BeforeDestroyed(ApplicationScoped.class) Object event) {
            PICKED.add(provider.get().address());
        }

        @PreDestroy
        void destroy() {
            PICKED.add(provider.get().address());
            PICKED.add(handle.next().address());
        }
    }
}
