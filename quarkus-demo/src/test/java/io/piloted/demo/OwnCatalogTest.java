package io.piloted.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.piloted.Catalog;
import io.piloted.Endpoint;
import io.piloted.Piloted;
import io.piloted.ServiceQuery;
import io.piloted.ServiceRegistry;
import io.piloted.tck.Assertion;
import io.piloted.tck.Patience;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A test of an application with its own catalog instead of Consul. */
@QuarkusTest
@TestProfile(OwnCatalogTest.WithOwnCatalog.class)
class OwnCatalogTest {

    @Inject
    OwnCatalog catalog;

    @Inject
    @Piloted("appserver")
    Provider<Endpoint> appserver;

    @Inject
    ServiceRegistry registry;

    @Test
    @Assertion("C3.4")
    void refresh_ownCatalogChanged_servesWhatItSays() throws Exception {
        assertThat(appserver.get().address()).isEqualTo("first.example");

        catalog.moveTo("second.example");
        registry.refresh().toCompletableFuture().get(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS);

        assertThat(appserver.get().address()).isEqualTo("second.example");
    }

    /** Selects the catalog for this test only. */
    public static class WithOwnCatalog implements QuarkusTestProfile {
        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(OwnCatalog.class);
        }
    }

    /** One endpoint for every service. */
    @Alternative
    @ApplicationScoped
    public static class OwnCatalog implements Catalog {

        private volatile String address = "first.example";

        void moveTo(String elsewhere) {
            address = elsewhere;
        }

        @Override
        public CompletionStage<List<Endpoint>> endpoints(ServiceQuery query) {
            return CompletableFuture.completedStage(List.of(Endpoint.of(address, 80)));
        }
    }
}
