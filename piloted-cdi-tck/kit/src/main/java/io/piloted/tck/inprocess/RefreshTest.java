package io.piloted.tck.inprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.piloted.Endpoint;
import io.piloted.Piloted;
import io.piloted.ServiceRegistry;
import io.piloted.ServicesUpdated;
import io.piloted.ServicesUpdated.Trigger;
import io.piloted.tck.Assertion;
import io.piloted.tck.Hangup;
import io.piloted.tck.Patience;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** Tests of refreshes: SIGHUP, the event, and the changes that they cause. */
public class RefreshTest {

    private static final Duration SOON = Patience.LIMIT;

    @Test
    @Assertion({"C5.1", "C5.2"})
    void hangup_everyOneOfThem_isFollowed() throws Exception {
        try (SeApplication application = SeApplication.watching("app")
                .endpoints("{app: ['10.0.0.0:80']}")
                .start(Client.class, Recorder.class)) {
            Client client = application.get(Client.class);
            Recorder recorder = application.get(Recorder.class);
            for (int i = 1; i <= 10; i++) {
                application.endpoints("{app: ['10.0.0." + i + ":80']}");
                Hangup.send();
                int expected = i;
                await().atMost(SOON).until(() -> recorder.plain.size() == expected);

                assertThat(client.app.get().address()).isEqualTo("10.0.0." + i);
                assertThat(recorder.plain.get(i - 1).trigger()).isEqualTo(Trigger.SIGNAL);
            }
        }
    }

    @Test
    @Assertion("C7.1")
    void hangup_withoutAnApplication_isHarmless_andTheNextGetsItsOwn() throws Exception {
        for (int i = 1; i <= 2; i++) {
            try (SeApplication application = SeApplication.watching("app")
                    .endpoints("{app: ['10.0.0." + i + ":80']}")
                    .start(Client.class, Recorder.class)) {
                Recorder recorder = application.get(Recorder.class);
                Hangup.send();
                await().atMost(SOON).until(() -> recorder.plain.size() == 1);
            }
            Hangup.send(); // would end this JVM
        }
    }

    @Test
    @Assertion("C6.1")
    void event_reachesEachObserverOnce_andQualifiedOnesOnlyWhenTheirServiceChanged() throws Exception {
        try (SeApplication application = SeApplication.watching("app", "db", "web")
                .endpoints("{app: ['10.0.0.1:80'], db: ['10.0.1.1:80'], web: ['10.0.2.1:80']}")
                .start(Client.class, Recorder.class)) {
            Recorder recorder = application.get(Recorder.class);

            application.endpoints("{app: ['10.0.0.2:80'], db: ['10.0.1.1:80'], web: ['10.0.2.1:80']}");
            ServicesUpdated first = refresh(application);
            application.endpoints("{app: ['10.0.0.3:80'], db: ['10.0.1.2:80'], web: ['10.0.2.2:80']}");
            ServicesUpdated second = refresh(application);
            ServicesUpdated third = refresh(application);

            await().atMost(SOON).untilAsserted(() -> assertThat(recorder.async).containsExactly(first, second, third));
            assertThat(recorder.plain).containsExactly(first, second, third);
            assertThat(recorder.app).containsExactly(first, second);
            assertThat(recorder.db).containsExactly(second);
            assertThat(recorder.webAsObject).containsExactly(second);
            assertThat(third.changes()).isEmpty();
            assertThat(first.changed("app")).isTrue();
            assertThat(first.changed("db")).isFalse();
            assertThat(first.changes().get("app").added()).containsExactly(Endpoint.of("10.0.0.2", 80));
            assertThat(first.changes().get("app").removed()).containsExactly(Endpoint.of("10.0.0.1", 80));
        }
    }

    @Test
    @Assertion("C6.1")
    void event_anObserverThatThrows_isCalledAgain() throws Exception {
        try (SeApplication application = SeApplication.watching("app")
                .endpoints("{app: ['10.0.0.1:80']}")
                .start(Client.class, Thrower.class)) {
            Thrower thrower = application.get(Thrower.class);

            refresh(application);
            application.endpoints("{app: ['10.0.0.2:80']}");
            refresh(application);

            await().atMost(SOON).until(() -> thrower.called.size() == 2);
            assertThat(application.get(Client.class).app.get().address()).isEqualTo("10.0.0.2");
        }
    }

    @Test
    @Assertion({"C2.1", "C2.5", "C6.2"})
    void configuration_followsTheFile_andIsThereForObservers() throws Exception {
        try (SeApplication application = SeApplication.watching("app")
                .endpoints("{app: ['10.0.0.1:80']}")
                .containerpilot("{consul: 'c:1', color: 'red', watches: [{name: 'app', interval: 3}]}")
                .start(Client.class, ConfigReader.class)) {
            assertThat(ConfigProvider.getConfig().getValue("containerpilot.color", String.class))
                    .isEqualTo("red");
            assertThat(ConfigProvider.getConfig().getValue("containerpilot.watches.app.interval", Integer.class))
                    .isEqualTo(3);
            application.containerpilot("{consul: 'c:1', color: 'blue', watches: [{name: 'app', interval: 3}]}");

            refresh(application);

            ConfigReader reader = application.get(ConfigReader.class);
            await().atMost(SOON).untilAsserted(() -> assertThat(reader.colors).containsExactly("blue"));
        }
    }

    @Test
    @Assertion({"C2.5", "C5.4"})
    void refresh_fileNoLongerParses_keepsTheOldModelAndSaysSo() throws Exception {
        try (SeApplication application = SeApplication.watching("app")
                .endpoints("{app: ['10.0.0.1:80']}")
                .start(Client.class)) {
            application.containerpilot("{watches: [");

            ServicesUpdated event = refresh(application);

            assertThat(event.failures()).isEmpty();
            assertThat(event.configurationFailure().orElseThrow().message())
                    .contains(application.file("containerpilot.json5").toString());
            assertThat(application.get(ServiceRegistry.class).names()).containsExactly("app");
            assertThat(application.get(Client.class).app.get().address()).isEqualTo("10.0.0.1");
        }
    }

    @Test
    @Assertion("C2.5")
    void refresh_newWatch_isAKnownService() throws Exception {
        try (SeApplication application = SeApplication.watching("app")
                .endpoints("{app: ['10.0.0.1:80'], late: ['10.0.0.7:80']}")
                .start(Client.class)) {
            application.containerpilot(
                    "{consul: 'c:1', watches: [{name: 'app', interval: 3}, {name: 'late', interval: 3}]}");

            refresh(application);

            ServiceRegistry registry = application.get(ServiceRegistry.class);
            assertThat(registry.names()).containsExactly("app", "late");
            assertThat(registry.service("late").next().address()).isEqualTo("10.0.0.7");
        }
    }

    /** The container also stops its executor, which must not be logged as an observer's failure. */
    @Test
    @Assertion("C6.1")
    void stop_rightAfterARefresh_logsNoFailureOfAnObserver() {
        String logged = Problems.logged(() -> {
            for (int i = 0; i < 10; i++) {
                try (SeApplication application = SeApplication.watching("app")
                        .endpoints("{app: ['10.0.0.1:80']}")
                        .start(Client.class, Recorder.class)) {
                    refresh(application);
                    refresh(application);
                }
            }
        });
        assertThat(logged).doesNotContain("PILOT03010");
    }

    private static ServicesUpdated refresh(SeApplication application) throws Exception {
        return application
                .get(ServiceRegistry.class)
                .refresh()
                .toCompletableFuture()
                .get(SOON.toSeconds(), TimeUnit.SECONDS);
    }

    /** A bean that picks. */
    @Singleton
    public static class Client {
        @Inject
        @Piloted("app")
        Provider<Endpoint> app;
    }

    /** An observer that records all events. */
    @Singleton
    public static class Recorder {
        final List<ServicesUpdated> plain = new CopyOnWriteArrayList<>();
        final List<ServicesUpdated> app = new CopyOnWriteArrayList<>();
        final List<ServicesUpdated> db = new CopyOnWriteArrayList<>();
        final List<Object> webAsObject = new CopyOnWriteArrayList<>();
        final List<ServicesUpdated> async = new CopyOnWriteArrayList<>();

        void plain(@Observes ServicesUpdated event) {
            plain.add(event);
        }

        void app(@Observes @Piloted("app") ServicesUpdated event) {
            app.add(event);
        }

        void db(@Observes @Piloted("db") ServicesUpdated event) {
            db.add(event);
        }

        void web(@Observes @Piloted("web") Object event) {
            webAsObject.add(event);
        }

        void async(@ObservesAsync ServicesUpdated event) {
            async.add(event);
        }
    }

    /** An observer that throws. */
    @Singleton
    public static class Thrower {
        final List<ServicesUpdated> called = new CopyOnWriteArrayList<>();

        void plain(@Observes ServicesUpdated event) {
            called.add(event);
            throw new IllegalStateException("an observer's own problem");
        }
    }

    /** An observer that reads the configuration. */
    @Singleton
    public static class ConfigReader {
        final List<String> colors = new CopyOnWriteArrayList<>();

        void updated(@Observes ServicesUpdated event) {
            colors.add(ConfigProvider.getConfig().getValue("containerpilot.color", String.class));
        }
    }
}
