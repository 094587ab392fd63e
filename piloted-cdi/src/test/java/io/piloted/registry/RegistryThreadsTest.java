package io.piloted.registry;

import static io.piloted.registry.RegistryFixture.SOON;
import static io.piloted.registry.RegistryFixture.naming;
import static io.piloted.registry.RegistryFixture.refresh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.piloted.Endpoint;
import io.piloted.LogLines;
import io.piloted.NoEndpointException;
import io.piloted.NoSuchServiceException;
import io.piloted.ServiceHandle;
import io.piloted.ServicesUpdated;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests of the registry's threads (C5.2). */
@Timeout(300)
class RegistryThreadsTest {

    /** A small number. With two processors the JDK's default executor would start a thread for each task. */
    private static final int A_HANDFUL = 50;

    private static final InheritableThreadLocal<String> DEPLOYER = new InheritableThreadLocal<>();

    private static long started() {
        return ManagementFactory.getThreadMXBean().getTotalStartedThreadCount();
    }

    private static void assertAllSucceed(List<? extends CompletableFuture<?>> stages) {
        assertThat(CompletableFuture.allOf(stages.toArray(new CompletableFuture<?>[0])))
                .succeedsWithin(SOON);
    }

    @Test
    void nextAsync_tenThousandWaiters_startFewThreads() {
        try (RegistryFixture fixture = naming("app")) {
            fixture.catalog.serve("app", "a");
            Registry registry = fixture.started();
            ServiceHandle app = registry.service("app");
            fixture.catalog.hold();
            registry.refresh();
            List<CompletableFuture<Endpoint>> waiters = Stream.generate(
                            () -> app.nextAsync().toCompletableFuture())
                    .limit(10_000)
                    .toList();
            assertThat(waiters).noneMatch(CompletableFuture::isDone);
            long before = started();

            fixture.catalog.release();

            assertAllSucceed(waiters);
            assertThat(started() - before).isLessThan(A_HANDFUL);
        }
    }

    @Test
    void refresh_twentyThousandCalls_startFewThreads() {
        try (RegistryFixture fixture = naming("app")) {
            Registry registry = fixture.started();
            fixture.catalog.hold();
            registry.refresh();
            long before = started();
            List<CompletableFuture<ServicesUpdated>> calls = Stream.generate(
                            () -> registry.refresh().toCompletableFuture())
                    .limit(20_000)
                    .toList();

            fixture.catalog.release();

            assertAllSucceed(calls);
            assertThat(started() - before).isLessThan(A_HANDFUL);
        }
    }

    /** They need more threads than there are at first, and get them. */
    @Test
    void nextAsync_callbacksThatWaitForOthers_allComplete() {
        try (RegistryFixture fixture = naming("app")) {
            fixture.catalog.serve("app", "a");
            Registry registry = fixture.started();
            ServiceHandle app = registry.service("app");
            fixture.catalog.hold();
            registry.refresh();
            CompletableFuture<Void> gate = new CompletableFuture<>();
            List<CompletableFuture<String>> waiters = Stream.generate(() -> app.nextAsync()
                            .thenApply(endpoint -> {
                                gate.join();
                                return app.nextAsync()
                                        .toCompletableFuture()
                                        .join()
                                        .address();
                            })
                            .toCompletableFuture())
                    .limit(20)
                    .toList();
            fixture.catalog.release();
            await().atMost(SOON).until(() -> registry.lastRefresh().isPresent());
            fixture.catalog.hold();
            registry.refresh();
            gate.complete(null);
            fixture.catalog.release();

            assertAllSucceed(waiters);
        }
    }

    @Test
    void nextAsync_fails_withTheExceptionItself_atAnyMoment() throws Exception {
        try (RegistryFixture fixture = naming("app")) {
            Registry registry = fixture.started();
            ServiceHandle app = registry.service("app");
            assertThat(failure(app.nextAsync())).isInstanceOf(NoEndpointException.class);
            assertThat(failure(registry.nextAsync("none", List.of()))).isInstanceOf(NoSuchServiceException.class);

            fixture.catalog.hold();
            registry.refresh();
            CompletableFuture<Throwable> later = failing(app.nextAsync());
            CompletableFuture<Throwable> unknown = failing(registry.nextAsync("none", List.of()));
            assertThat(later).isNotDone();
            fixture.catalog.release();

            assertThat(later).succeedsWithin(SOON).isInstanceOf(NoEndpointException.class);
            assertThat(unknown).succeedsWithin(SOON).isInstanceOf(NoSuchServiceException.class);
        }
    }

    private static Throwable failure(CompletionStage<?> stage) {
        return failing(stage).join();
    }

    private static CompletableFuture<Throwable> failing(CompletionStage<?> stage) {
        CompletableFuture<Throwable> thrown = new CompletableFuture<>();
        stage.whenComplete((result, failure) -> thrown.complete(failure));
        return thrown;
    }

    @Test
    void threads_inheritNothingOfTheDeployer() throws Exception {
        List<String> seen = new CopyOnWriteArrayList<>();
        DEPLOYER.set("the deployer's request");
        try (RegistryFixture fixture = naming("app").observedBy(event -> {
            seen.add("observer " + DEPLOYER.get());
            return CompletableFuture.completedStage(null);
        })) {
            fixture.catalog.serve("app", "a");
            Registry registry = fixture.idle(query -> {
                seen.add("catalog " + DEPLOYER.get());
                return fixture.catalog.endpoints(query);
            });
            registry.start(SOON, true);
            fixture.catalog.hold();
            CompletableFuture<?> refreshed = registry.refresh()
                    .thenAccept(event -> seen.add("callback " + DEPLOYER.get()))
                    .toCompletableFuture();
            fixture.catalog.release();
            assertThat(refreshed).succeedsWithin(SOON);
            await().atMost(SOON).until(() -> fixture.events.size() == 1 && seen.contains("observer null"));

            assertThat(seen).containsOnly("catalog null", "observer null", "callback null");
        } finally {
            DEPLOYER.remove();
        }
    }

    /** Like a container that has stopped its executor. */
    @Test
    void close_whileAsynchronousObserversRun_isNoFailureOfTheirs() throws Exception {
        CompletableFuture<Object> asynchronous = new CompletableFuture<>();
        try (RegistryFixture fixture = naming("app").observedBy(event -> asynchronous);
                LogLines log = new LogLines()) {
            Registry registry = fixture.started();
            refresh(registry);
            await().atMost(SOON).until(() -> fixture.events.size() == 1);

            registry.close();
            asynchronous.completeExceptionally(new IllegalStateException("the container has stopped"));

            assertThat(log.of("PILOT03010")).isEmpty();
        }
    }
}
