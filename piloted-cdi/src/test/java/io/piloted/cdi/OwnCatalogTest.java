package io.piloted.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.piloted.Catalog;
import io.piloted.Endpoint;
import io.piloted.LogLines;
import io.piloted.PilotedException;
import io.piloted.ServiceQuery;
import io.piloted.ServiceRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Qualifier;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** Tests of the application's catalog bean (C3.4): which bean is used, and how long it lives. */
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class OwnCatalogTest {

    @RegisterExtension
    static final TestApplication APPLICATION = TestApplication.watching("app");

    private static String picked(Class<?>... beans) {
        try (WeldContainer container = TestApplication.start(beans)) {
            return container
                    .select(ServiceRegistry.class)
                    .get()
                    .service("app")
                    .next()
                    .address();
        }
    }

    @Test
    void applicationScoped_isAsked() {
        assertThat(picked(General.class)).isEqualTo("general");
    }

    @Test
    void applicationScoped_isNamedInTheLog() {
        try (LogLines log = new LogLines()) {
            assertThat(picked(General.class)).isEqualTo("general");
            assertThat(log.of("PILOT04003"))
                    .singleElement()
                    .asString()
                    .contains(General.class.getName())
                    .doesNotContain("Proxy");
        }
    }

    @Test
    void dependent_isDestroyedWhenTheApplicationEnds() {
        Owned.destroyed = 0;
        try (WeldContainer container = TestApplication.start(Owned.class)) {
            assertThat(container.isRunning()).isTrue();
            assertThat(Owned.destroyed).isZero();
        }
        assertThat(Owned.destroyed).isEqualTo(1);
    }

    @Test
    void dependent_isDestroyedWhenTheStartFails() {
        Owned.destroyed = 0;
        APPLICATION.set("containerpilot", "/nowhere/containerpilot.json5");

        assertThatThrownBy(() -> TestApplication.start(Owned.class)).hasStackTraceContaining("PILOT00502");

        assertThat(Owned.destroyed).isEqualTo(1);
    }

    @Test
    void alternativeWithAPriority_isAskedInsteadOfTheOther() {
        assertThat(picked(General.class, Stub.class)).isEqualTo("stub");
    }

    @Test
    void ofAProducer_withAQualifier_isAsked() {
        assertThat(picked(Producer.class)).isEqualTo("produced");
    }

    @Test
    void two_areRefused() {
        assertThatThrownBy(() -> picked(General.class, Owned.class))
                .hasRootCauseInstanceOf(PilotedException.class)
                .rootCause()
                .hasMessageStartingWith("PILOT04005");
    }

    /** A catalog with one endpoint for each service. */
    abstract static class OneEndpoint implements Catalog {

        private final String address;

        OneEndpoint(String address) {
            this.address = address;
        }

        @Override
        public CompletionStage<List<Endpoint>> endpoints(ServiceQuery query) {
            return CompletableFuture.completedStage(List.of(Endpoint.of(address, 80)));
        }
    }

    /** An ordinary catalog. */
    @ApplicationScoped
    static class General extends OneEndpoint {
        General() {
            super("general");
        }
    }

    /** An alternative catalog. */
    @Alternative
    @Priority(1)
    @ApplicationScoped
    static class Stub extends OneEndpoint {
        Stub() {
            super("stub");
        }
    }

    /** A {@code @Dependent} catalog, which belongs to the library's instance. */
    @Dependent
    static class Owned extends OneEndpoint {

        static int destroyed;

        Owned() {
            super("owned");
        }

        @PreDestroy
        void destroy() {
            destroyed++;
        }
    }

    /** A producer of a catalog whose class is not a bean. */
    @Dependent
    static class Producer {
        @Produces
        @Ours
        Catalog catalog() {
            return new OneEndpoint("produced") {};
        }
    }

    /** A qualifier of the application. */
    @Qualifier
    @Retention(RetentionPolicy.RUNTIME)
    @interface Ours {}
}
