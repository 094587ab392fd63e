package io.piloted.tck.quarkus.inprocess;

import static org.assertj.core.api.Assertions.assertThat;

import io.piloted.Endpoint;
import io.piloted.Piloted;
import io.piloted.ServiceRegistry;
import io.piloted.tck.Assertion;
import io.piloted.tck.Patience;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A test of an application with its own catalog instead of Consul. */
@QuarkusTest
class OwnCatalogTest {

    @Inject
    MovingCatalog catalog;

    @Inject
    @Piloted("appserver")
    Provider<Endpoint> appserver;

    @Inject
    ServiceRegistry registry;

    @Test
    @Assertion("C3.4")
    void refresh_ownCatalogChanged_servesItsEndpoints() throws Exception {
        assertThat(appserver.get().address()).isEqualTo(catalog.host());

        catalog.moveTo("second.example");
        registry.refresh().toCompletableFuture().get(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS);

        assertThat(appserver.get().address()).isEqualTo("second.example");
    }
}
