package io.piloted.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.piloted.Endpoint;
import io.piloted.EndpointEjected;
import io.piloted.EndpointReturned;
import io.piloted.Outcome;
import io.piloted.Patience;
import io.piloted.Piloted;
import io.piloted.ServiceHandle;
import io.piloted.ServiceRegistry;
import io.piloted.ServicesUpdated;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jboss.weld.junit5.auto.AddBeanClasses;
import org.jboss.weld.junit5.auto.AddExtensions;
import org.jboss.weld.junit5.auto.EnableAutoWeld;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** Tests of the observers that are called after a refresh (C6.1). */
@EnableAutoWeld
@AddExtensions(PilotedExtension.class)
@AddBeanClasses({TestCatalog.class, EventsTest.Observers.class})
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class EventsTest {

    @RegisterExtension
    static final TestApplication APPLICATION = TestApplication.watching("app", "db");

    private static final List<String> CALLS = new CopyOnWriteArrayList<>();
    private static final List<ServicesUpdated> EVENTS = new CopyOnWriteArrayList<>();
    private static volatile boolean failing;

    @Inject
    ServiceRegistry registry;

    @BeforeEach
    void clear() {
        CALLS.clear();
        EVENTS.clear();
        failing = false;
    }

    private void refresh() {
        assertThat(registry.refresh().toCompletableFuture()).succeedsWithin(Patience.LIMIT);
    }

    private static void called(String... observers) {
        await().atMost(Patience.LIMIT).untilAsserted(() -> assertThat(CALLS).containsExactlyInAnyOrder(observers));
    }

    @Test
    void refresh_withoutChange_callsThoseThatAwaitNoService() {
        refresh();

        called("any", "async", "supertype");
        assertThat(EVENTS).singleElement().satisfies(event -> {
            assertThat(event.trigger()).isEqualTo(ServicesUpdated.Trigger.PROGRAM);
            assertThat(event.changes()).isEmpty();
            assertThat(event.failures()).isEmpty();
        });
    }

    @Test
    void refresh_withAChange_callsEachOnceAndThoseOfThatService() {
        TestCatalog.serve("app", "new");

        refresh();

        called("any", "async", "supertype", "app");
        assertThat(EVENTS.get(0).changed("app")).isTrue();
        assertThat(EVENTS.get(0).changed("db")).isFalse();
    }

    @Test
    void refresh_withTwoChanges_callsEachOnce() {
        TestCatalog.serve("app", "new");
        TestCatalog.serve("db", "new");

        refresh();

        called("any", "async", "supertype", "app", "db");
    }

    @Test
    void observer_picks_theNewEndpoints() {
        TestCatalog.serve("db", "new");

        refresh();

        called("any", "async", "supertype", "db");
        assertThat(Observers.picked).isEqualTo("new");
    }

    @Test
    void observer_throws_laterEventsStillCome() {
        failing = true;
        refresh();
        await().atMost(Patience.LIMIT).until(() -> CALLS.contains("any"));
        failing = false;
        await().atMost(Patience.LIMIT).until(() -> CALLS.contains("async"));
        CALLS.clear();

        refresh();

        called("any", "async", "supertype");
    }

    /** C12.1 */
    @Test
    void ejectionAndReturn_callThoseThatObserveThem_eachOnce() {
        TestCatalog.serve("app", "one", "two");
        refresh();
        await().atMost(Patience.LIMIT).until(() -> CALLS.contains("async"));
        CALLS.clear();
        ServiceHandle app = registry.service("app");
        failing = true;
        Endpoint two = app.endpoints().get(1);
        for (int i = 0; i < 5; i++) {
            app.report(two, Outcome.FAILURE);
        }
        called("ejected two", "ejected async two", "ejected app two");

        TestCatalog.serve("app", "two");
        refresh();
        await().atMost(Patience.LIMIT).until(() -> CALLS.contains("returned app two true"));
    }

    /** An observer of each kind. */
    @ApplicationScoped
    static class Observers {

        static volatile String picked = "";

        @Inject
        @Piloted("db")
        ServiceHandle handle;

        void any(@Observes ServicesUpdated updated) {
            CALLS.add("any");
            EVENTS.add(updated);
            if (failing) {
                throw new IllegalStateException("as a test wants it");
            }
        }

        void async(@ObservesAsync ServicesUpdated updated) {
            CALLS.add("async");
        }

        /** Comes last, because the container calls no further observers after an exception. */
        void ejected(@Observes @Priority(Integer.MAX_VALUE) EndpointEjected event) {
            CALLS.add("ejected " + event.endpoint().address());
            if (failing) {
                throw new IllegalStateException("as a test wants it");
            }
        }

        void ejectedLater(@ObservesAsync EndpointEjected event) {
            CALLS.add("ejected async " + event.endpoint().address());
        }

        void ejectedOfApp(@Observes @Piloted("app") EndpointEjected event) {
            CALLS.add("ejected app " + event.endpoint().address());
        }

        void ejectedOfDb(@Observes @Piloted("db") EndpointEjected event) {
            CALLS.add("ejected db " + event.endpoint().address());
        }

        void returnedOfApp(@Observes @Piloted("app") EndpointReturned event) {
            CALLS.add("returned app " + event.endpoint().address() + ' ' + event.onTrial());
        }

        void supertype(@Observes Record updated) {
            if (updated instanceof ServicesUpdated) {
                CALLS.add("supertype");
            }
        }

        void app(@Observes @Piloted("app") ServicesUpdated updated) {
            CALLS.add("app");
        }

        void db(@Observes @Piloted("db") ServicesUpdated updated) {
            picked = handle.next().address();
            CALLS.add("db");
        }
    }
}
