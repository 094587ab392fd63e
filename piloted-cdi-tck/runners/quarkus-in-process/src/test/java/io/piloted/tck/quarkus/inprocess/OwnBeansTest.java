package io.piloted.tck.quarkus.inprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.piloted.Endpoint;
import io.piloted.Piloted;
import io.piloted.ServiceHandle;
import io.piloted.ServiceRegistry;
import io.piloted.tck.Assertion;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/**
 * Tests of the qualifier on the application's own beans, and in places that the container does not report as injection
 * points.
 */
@QuarkusTest
class OwnBeansTest {

    @Inject
    Client client;

    @Inject
    Event<Ping> pings;

    @Inject
    Instance<Thing> things;

    @Inject
    @Piloted("mine")
    Mine mine;

    @Inject
    Noted noted;

    @Inject
    MovingCatalog catalog;

    @Inject
    ServiceRegistry registry;

    @Test
    @Assertion("C8.1")
    void alternativeEndpoint_isWhatProvidersGive() {
        assertThat(client.provider.get().address()).isEqualTo("alternative.example");
        assertThat(client.instance.get().address()).isEqualTo("alternative.example");
        assertThat(client.appserver.get().address()).isNotEqualTo("alternative.example");
    }

    @Test
    @Assertion("C8.1")
    void observerAndDisposer_ofAServiceInjectedNowhereElse_getItsHandle() {
        pings.fire(new Ping());
        Thing thing = things.get();
        things.destroy(thing);
        assertThat(noted.seen).contains("observer queue", "disposer storage");
    }

    @Test
    @Assertion({"C8.1", "C8.2"})
    void qualifierOnAnOwnType_isNoService() {
        assertThat(mine).isNotNull();
        assertThat(registry.names()).doesNotContain("mine");
    }

    @Test
    @Assertion("C6.1")
    void observerOfASupertype_isCalledWhenItsServiceChanged() {
        noted.seen.clear();
        catalog.moveTo("elsewhere.example");
        registry.refresh();
        await().untilAsserted(() -> assertThat(noted.seen).contains("object"));
    }

    /** The application's own endpoint of one service. */
    @Alternative
    @Priority(1)
    @Singleton
    public static class Mock {

        @Produces
        @Piloted("database")
        Endpoint database() {
            return Endpoint.of("alternative.example", 1);
        }
    }

    @Dependent
    static class Client {

        @Inject
        @Piloted("database")
        Provider<Endpoint> provider;

        @Inject
        @Piloted("database")
        Instance<Endpoint> instance;

        @Inject
        @Piloted("appserver")
        Provider<Endpoint> appserver;
    }

    /** An event. */
    record Ping() {}

    /** A produced bean. */
    record Thing() {}

    /** A bean of the application's own type. */
    @Piloted("mine")
    @Singleton
    static class Mine {}

    @Singleton
    static class Noted {

        final List<String> seen = new CopyOnWriteArrayList<>();

        void ping(@Observes Ping ping, @Piloted("queue") ServiceHandle queue) {
            seen.add("observer " + queue.name());
        }

        void any(@Observes @Piloted("appserver") Object event) {
            seen.add("object");
        }
    }

    @Singleton
    static class Things {

        @Inject
        Noted noted;

        @Produces
        Thing thing() {
            return new Thing();
        }

        void dispose(@Disposes Thing thing, @Piloted("storage") ServiceHandle storage) {
            noted.seen.add("disposer " + storage.name());
        }
    }
}
