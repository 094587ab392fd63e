package io.piloted.registry;

import static io.piloted.registry.RegistryFixture.SOON;
import static io.piloted.registry.RegistryFixture.naming;
import static io.piloted.registry.RegistryFixture.refresh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.piloted.Endpoint;
import io.piloted.LogLines;
import io.piloted.ServicesUpdated;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Tests of code that does not return (C5.2, C5.4): it delays one refresh until the timeout, and later ones not at all.
 */
@Timeout(300)
class RegistryHangTest {

    private static final Duration TIMEOUT = Duration.ofMillis(300);

    private final CountDownLatch hanging = new CountDownLatch(1);
    private volatile boolean hangs;

    @AfterEach
    void end() {
        hanging.countDown();
    }

    /** Hangs like a read on an unresponsive mount: it cannot be interrupted. */
    private void hang() {
        boolean released = false;
        while (hangs && !released) {
            try {
                released = hanging.await(1, TimeUnit.HOURS);
            } catch (InterruptedException e) {
                released = false;
            }
        }
    }

    @Test
    void catalog_neverReturns_costsOneTimeoutAndIsSaidOnce() throws Exception {
        try (RegistryFixture fixture = naming("stuck", "app").timeout(TIMEOUT);
                LogLines log = new LogLines()) {
            fixture.catalog.serve("stuck", "s").serve("app", "a");
            Registry registry = fixture.idle(query -> {
                if (query.service().equals("stuck")) {
                    hang();
                }
                return fixture.catalog.endpoints(query);
            });
            registry.start(SOON, true);
            hangs = true;
            fixture.catalog.serve("app", "b");

            CompletableFuture<ServicesUpdated> stuck = registry.refresh().toCompletableFuture();
            CompletionStage<Endpoint> waiter = registry.service("app").nextAsync();
            assertThat(registry.service("app").next().address()).isEqualTo("a");
            assertThat(waiter.toCompletableFuture()).succeedsWithin(SOON).isEqualTo(Endpoint.of("a", 80));
            assertThat(stuck)
                    .succeedsWithin(SOON)
                    .satisfies(event ->
                            assertThat(event.failures().get("stuck").code()).isEqualTo("PILOT03019"));
            assertThat(registry.service("app").nextAsync().toCompletableFuture())
                    .isDone();

            // The other services are looked up at once.
            await().atMost(SOON)
                    .untilAsserted(() ->
                            assertThat(registry.service("app").next().address()).isEqualTo("b"));
            fixture.catalog.serve("app", "c");
            assertThat(refresh(registry).failures()).containsOnlyKeys("stuck");
            assertThat(registry.service("app").next().address()).isEqualTo("c");
            assertThat(registry.service("stuck").next().address()).isEqualTo("s");

            hangs = false;
            hanging.countDown();
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(log.of("PILOT03009")).hasSize(1));
            assertThat(log.of("PILOT03008"))
                    .filteredOn(line -> line.contains("PILOT03019"))
                    .hasSize(1);
        }
    }

    @Test
    void catalog_hangsForManyServices_takesFewThreads() throws Exception {
        String[] names = new String[30];
        for (int i = 0; i < names.length; i++) {
            names[i] = "s" + i;
        }
        try (RegistryFixture fixture = naming(names).timeout(Duration.ofMillis(50))) {
            Registry registry = fixture.idle(query -> {
                hang();
                return fixture.catalog.endpoints(query);
            });
            registry.start(SOON, true);
            hangs = true;

            ServicesUpdated last = refresh(registry);
            for (int i = 0; i < 2 * LookupThreads.MOST; i++) {
                last = refresh(registry);
            }

            assertThat(last.failures()).hasSize(names.length);
            assertThat(last.failures().values())
                    .allSatisfy(failure -> assertThat(failure.code()).isEqualTo("PILOT03020"));
            assertThat(Thread.getAllStackTraces().keySet())
                    .filteredOn(thread -> thread.getName().equals("piloted-lookup"))
                    .hasSizeLessThanOrEqualTo(LookupThreads.MOST);
        }
    }

    @Test
    void planReader_neverReturns_costsOneTimeoutAndRecovers() throws Exception {
        try (RegistryFixture fixture = naming("app").timeout(TIMEOUT)) {
            fixture.catalog.serve("app", "a");
            Registry registry = fixture.readingPlan(this::hang).started();
            hangs = true;
            fixture.catalog.serve("app", "b");

            ServicesUpdated event = refresh(registry);

            assertThat(event.configurationFailure().orElseThrow().code()).isEqualTo("PILOT03021");
            await().atMost(SOON)
                    .untilAsserted(() ->
                            assertThat(registry.service("app").next().address()).isEqualTo("b"));
            fixture.catalog.serve("app", "c");
            assertThat(refresh(registry).failures()).isEmpty();
            assertThat(registry.service("app").next().address()).isEqualTo("c");

            hangs = false;
            hanging.countDown();
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(fixture.events
                                    .get(fixture.events.size() - 1)
                                    .configurationFailure())
                            .isEmpty());
        }
    }

    @Test
    void listener_neverReturns_holdsUpNoRefresh() throws Exception {
        try (RegistryFixture fixture = naming("app")) {
            fixture.catalog.serve("app", "a");
            Registry registry = fixture.started();
            registry.add(new RefreshListener() {
                @Override
                public void refreshed(RefreshResult refresh) {
                    hang();
                }

                @Override
                public void close() {}
            });
            hangs = true;

            for (String address : new String[] {"b", "c", "d"}) {
                fixture.catalog.serve("app", address);
                refresh(registry);
                assertThat(registry.service("app").next().address()).isEqualTo(address);
            }
        }
    }

    @Test
    void lookup_refreshThreadIsInterrupted_goesOn() throws Exception {
        try (RegistryFixture fixture = naming("app")) {
            Registry registry = fixture.started();
            fixture.catalog.hold();
            int lookups = fixture.catalog.lookups();
            CompletableFuture<ServicesUpdated> refresh = registry.refresh().toCompletableFuture();
            await().atMost(SOON).until(() -> fixture.catalog.lookups() > lookups);

            RegistryFixture.interrupt("piloted-refresh");
            fixture.catalog.serve("app", "new").release();

            assertThat(refresh)
                    .succeedsWithin(SOON)
                    .satisfies(event -> assertThat(event.failures()).isEmpty());
            assertThat(registry.service("app").next().address()).isEqualTo("new");
        }
    }
}
