package io.piloted.registry;

import static io.piloted.registry.RegistryFixture.SOON;
import static io.piloted.registry.RegistryFixture.naming;
import static io.piloted.registry.RegistryFixture.refresh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.piloted.ServicesUpdated.Trigger;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests of the log of refreshes (C5.2, C5.4), and that nothing waits for it. */
class RefreshLogTest {

    private final Logger logger = Logger.getLogger("io.piloted");
    private final List<String> logged = new CopyOnWriteArrayList<>();
    private final CountDownLatch writing = new CountDownLatch(1);
    private volatile boolean hanging;

    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            logged.add(line.getMessage());
            if (hanging) {
                try {
                    writing.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        logger.addHandler(handler);
    }

    @AfterEach
    void end() {
        writing.countDown();
        logger.removeHandler(handler);
    }

    @Test
    @Timeout(300)
    void next_whileTheLogIsWritten_doesNotWait() throws Exception { // C5.2
        try (RegistryFixture fixture = naming("app")) {
            fixture.catalog.serve("app", "old");
            Registry registry = fixture.started();
            hanging = true;
            fixture.catalog.serve("app", "new");

            assertThat(refresh(registry).changed("app")).isTrue();
            await().atMost(SOON).until(() -> !logged.isEmpty());
            assertThat(registry.service("app").next().address()).isEqualTo("new");
            await().atMost(SOON).until(() -> fixture.events.size() == 1);
        }
    }

    @Test
    void refresh_thatChangesMuch_namesTenAddresses() throws Exception {
        String[] names = IntStream.range(0, 12).mapToObj(i -> "s" + i).toArray(String[]::new);
        try (RegistryFixture fixture = naming(names)) {
            Registry registry = fixture.started();
            for (String name : names) {
                fixture.catalog.serve(name, "a", "b");
            }
            refresh(registry);
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(logged)
                            .singleElement()
                            .asString()
                            .startsWith("PILOT03014")
                            .contains(": s0: +a:80 +b:80, now 2; s1: +a:80 +b:80, now 2;")
                            .endsWith("s4: +a:80 +b:80, now 2; and 7 more services"));
        }
    }

    @Test
    void refresh_thatFailsAgain_saysSoOnce() throws Exception { // C5.4
        try (RegistryFixture fixture = naming("app")) {
            fixture.catalog.serve("app", "a");
            Registry registry = fixture.started();
            fixture.catalog.fail("app", "down");
            for (int i = 0; i < 3; i++) {
                refresh(registry);
            }
            fixture.catalog.serve("app", "a");
            refresh(registry);
            await().atMost(SOON).until(() -> logged.size() == 2);
            assertThat(logged.get(0)).startsWith("PILOT03008").contains("app: down");
            assertThat(logged.get(1)).startsWith("PILOT03009").contains("app");
        }
    }

    /** The first signal is logged, so that its sender sees it; later ones do not fill the log. */
    @Test
    void signals_thatChangeNothing_areLoggedOnce() throws Exception {
        try (RegistryFixture fixture = naming("app")) {
            fixture.catalog.serve("app", "a");
            Registry registry = fixture.started();
            refresh(registry);
            for (int i = 0; i < 3; i++) {
                signal(registry);
            }
            fixture.catalog.serve("app", "b");
            signal(registry);

            await().atMost(SOON).until(() -> logged.size() == 2);
            assertThat(logged.get(0)).startsWith("PILOT03027").contains("services (1)");
            assertThat(logged.get(1)).startsWith("PILOT03014");
        }
    }

    @Test
    void signal_aLookupFails_isNotSaidToHaveChangedNothing() throws Exception {
        try (RegistryFixture fixture = naming("app")) {
            Registry registry = fixture.started();
            fixture.catalog.fail("app", "down");
            signal(registry);
            await().atMost(SOON).until(() -> logged.size() == 1);
            assertThat(logged.get(0)).startsWith("PILOT03008");
        }
    }

    /** Even if the application ends while changes are collected. */
    @Test
    void changesOfAWatch_areLogged_atTheLatestWhenTheApplicationEnds() throws Exception {
        try (RegistryFixture fixture = naming("app")) {
            fixture.started();
            fixture.find("app", "a", "b");
            fixture.find("app", "a");
            await().atMost(SOON)
                    .until(() -> fixture.events.stream()
                            .anyMatch(
                                    event -> event.changes().get("app").after().size() == 1));
        }
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(logged)
                        .last()
                        .asString()
                        .startsWith("PILOT03014")
                        .endsWith(", now 1"));
    }

    private static void signal(Registry registry) throws Exception {
        registry.refresh(Trigger.SIGNAL).toCompletableFuture().get(SOON.toSeconds(), TimeUnit.SECONDS);
    }

    /** Refreshes and picks continue if the log blocks for ever, like a full pipe. */
    @Test
    @Timeout(300)
    void refreshes_whileTheLogIsStalled_goOn() throws Exception { // C5.2
        try (RegistryFixture fixture = naming("app")) {
            Registry registry = fixture.started();
            hanging = true;
            for (int i = 0; i < 20; i++) {
                fixture.catalog.serve("app", "a" + i);
                refresh(registry);
                assertThat(registry.service("app").next().address()).isEqualTo("a" + i);
            }
            await().atMost(SOON).until(() -> fixture.events.size() == 20);
        }
    }

    /** Each reason is logged, and none of them as a service's. */
    @Test
    void refresh_theFileFailsInSeveralWays_saysEachOnce() throws Exception { // C2.5
        try (RegistryFixture fixture = naming("app", "db")) {
            Registry registry = fixture.started();
            for (String reason : List.of("syntax", "syntax", "mode 600", "deleted", "deleted")) {
                fixture.breakPlan(new IllegalStateException(reason));
                refresh(registry);
            }
            fixture.breakPlan(null);
            refresh(registry);

            await().atMost(SOON)
                    .untilAsserted(
                            () -> assertThat(logged).element(3).asString().startsWith("PILOT03023"));
            assertThat(logged).hasSize(4);
            assertThat(logged.subList(0, 3)).allMatch(line -> line.startsWith("PILOT03022"));
            assertThat(logged.get(1)).contains("mode 600");
        }
    }

    @Test
    void refresh_fileAndAServiceFail_countsTheServiceOnly() throws Exception {
        try (RegistryFixture fixture = naming("app", "db")) {
            Registry registry = fixture.started();
            fixture.breakPlan(new IllegalStateException("syntax"));
            fixture.catalog.fail("app", "down");
            refresh(registry);

            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(logged).anyMatch(line -> line.contains("1 of 2 services")));
        }
    }
}
