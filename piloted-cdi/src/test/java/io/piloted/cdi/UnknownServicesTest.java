package io.piloted.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.piloted.Endpoint;
import io.piloted.LogLines;
import io.piloted.NoSuchServiceException;
import io.piloted.Piloted;
import io.piloted.ServiceHandle;
import io.piloted.ServicesUpdated;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.net.URI;
import java.util.List;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** Tests of names that are not in the ContainerPilot file (C4.4). */
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class UnknownServicesTest {

    private static final String THIS = UnknownServicesTest.class.getName();

    @RegisterExtension
    static final TestApplication APPLICATION = TestApplication.watching("app", "db");

    @Test
    void injected_unknown_allAreReportedAtOnceWithClassAndMember() {
        assertThatThrownBy(() -> TestApplication.start(TestCatalog.class, Cart.class, Search.class))
                .hasRootCauseInstanceOf(NoSuchServiceException.class)
                .rootCause()
                .hasMessageStartingWith("PILOT04001")
                .hasMessageContaining("@Piloted(\"custmers\") at " + THIS + "$Cart.client")
                .hasMessageContaining("@Piloted(\"paymnt\") at " + THIS + "$Cart.<init>")
                .hasMessageContaining("@Piloted(\"paymnt\") at " + THIS + "$Search.use")
                .hasMessageContaining("known: app, db")
                .hasMessageNotContaining("@Piloted(\"app\")");
    }

    @Test
    void injected_unknown_nothingStaysRunning() {
        assertThatThrownBy(() -> TestApplication.start(TestCatalog.class, Search.class))
                .rootCause()
                .hasMessageStartingWith("PILOT04001");

        assertThatThrownBy(RunningApplication::current).hasMessageStartingWith("PILOT04007");
    }

    @Test
    void observed_unknown_isWarnedOfAndStarts() {
        try (LogLines log = new LogLines();
                WeldContainer container = TestApplication.start(TestCatalog.class, Observer.class)) {
            assertThat(container.isRunning()).isTrue();
            assertThat(log.of("PILOT04004")).singleElement().asString().contains("@Piloted(\"cahce\")");
        }
    }

    @Test
    void injected_ofATypeThatIsNotServed_namesTheTypes() {
        assertThatThrownBy(() -> TestApplication.start(TestCatalog.class, Mistaken.class))
                .hasStackTraceContaining("PILOT04030")
                .hasStackTraceContaining("@Piloted(\"app\") at " + THIS + "$Mistaken.uri has the type java.net.URI")
                .hasStackTraceContaining("ServiceHandle");
    }

    @Test
    void injected_ofATypeThatTheApplicationServes_starts() {
        try (WeldContainer container = TestApplication.start(TestCatalog.class, Mistaken.class, Uris.class)) {
            assertThat(container.select(Mistaken.class).get().uri).hasHost("mine");
        }
    }

    /** A bean that injects a type which the library does not provide. */
    @Dependent
    static class Mistaken {
        @Inject
        @Piloted("app")
        URI uri;
    }

    /** A producer of this type. */
    @Dependent
    static class Uris {
        @Produces
        @Piloted("app")
        URI uri() {
            return URI.create("http://mine");
        }
    }

    /** A bean with two unknown names. */
    @Dependent
    static class Cart {

        @Inject
        @Piloted("custmers")
        Provider<Endpoint> client;

        @Inject
        @Piloted("app")
        ServiceHandle app;

        @Inject
        Cart(@Piloted("paymnt") List<Endpoint> unused) {}
    }

    /** Another bean with one of these names. */
    @Dependent
    static class Search {
        @Inject
        void use(@Piloted("paymnt") ServiceHandle unused) {}
    }

    /** An observer of an unknown name, which would never be called. */
    @ApplicationScoped
    static class Observer {
        void changed(@Observes @Piloted("cahce") ServicesUpdated updated) {}
    }
}
