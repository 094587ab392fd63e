package io.piloted.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.piloted.Endpoint;
import io.piloted.Patience;
import io.piloted.Piloted;
import io.piloted.ServiceHandle;
import io.piloted.ServiceRegistry;
import io.piloted.ServicesUpdated;
import io.piloted.cdi.PilotedExtension;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** Tests of {@link ScriptedCatalog}, with the shortest configuration: only piloted.services (C1.7). */
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class ScriptedCatalogTest {

    /** A bean that calls the service, and observes its events. */
    @ApplicationScoped
    static class Orders {

        final List<ServicesUpdated> events = new CopyOnWriteArrayList<>();

        @Inject
        @Piloted("appserver")
        ServiceHandle appserver;

        ServiceHandle appserver() {
            return appserver;
        }

        List<ServicesUpdated> events() {
            return events;
        }

        void changed(@Observes @Piloted("appserver") ServicesUpdated event) {
            events.add(event);
        }
    }

    private static WeldContainer start() {
        System.setProperty("piloted.services", "appserver");
        try {
            return new Weld()
                    .disableDiscovery()
                    .addExtension(new PilotedExtension())
                    .addBeanClasses(Orders.class, ScriptedCatalog.class)
                    .addAlternative(ScriptedCatalog.class)
                    .initialize();
        } finally {
            System.clearProperty("piloted.services");
        }
    }

    /** Refreshes, and restores the option, which a refresh reads again. */
    private static ServicesUpdated refresh(WeldContainer container) {
        System.setProperty("piloted.services", "appserver");
        try {
            return container
                    .select(ServiceRegistry.class)
                    .get()
                    .refresh()
                    .toCompletableFuture()
                    .join();
        } finally {
            System.clearProperty("piloted.services");
        }
    }

    @Test
    void set_isSeenAfterARefresh_withItsEvent() {
        try (WeldContainer container = start()) {
            Orders orders = container.select(Orders.class).get();
            ScriptedCatalog catalog = container.select(ScriptedCatalog.class).get();
            assertThat(orders.appserver().endpoints()).isEmpty();

            catalog.set("appserver", Endpoint.of("10.0.10.11", 3000));
            refresh(container);

            assertThat(orders.appserver().next()).isEqualTo(Endpoint.of("10.0.10.11", 3000));
            await().atMost(Patience.LIMIT)
                    .untilAsserted(() -> assertThat(orders.events()) // observers have a thread
                            .singleElement()
                            .satisfies(event ->
                                    assertThat(event.changed("appserver")).isTrue()));

            catalog.clear();
            refresh(container);
            assertThat(orders.appserver().tryNext()).isEmpty();
        }
    }

    @Test
    void fail_keepsTheEndpoints_andIsInTheResult() {
        try (WeldContainer container = start()) {
            ScriptedCatalog catalog = container.select(ScriptedCatalog.class).get();
            catalog.set("appserver", Endpoint.of("10.0.10.11", 3000));
            refresh(container);

            catalog.fail("appserver", new IllegalStateException("Consul is away"));

            assertThat(refresh(container).failures().get("appserver"))
                    .satisfies(failure -> assertThat(failure.message()).contains("Consul is away"));
            assertThat(container.select(Orders.class).get().appserver().next().address())
                    .isEqualTo("10.0.10.11");
        }
    }
}
