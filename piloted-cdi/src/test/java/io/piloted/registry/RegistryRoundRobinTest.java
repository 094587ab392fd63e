package io.piloted.registry;

import static io.piloted.registry.RegistryFixture.naming;
import static io.piloted.registry.RegistryFixture.picks;
import static io.piloted.registry.RegistryFixture.refresh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.piloted.NoEndpointException;
import io.piloted.NoSuchServiceException;
import io.piloted.ServiceHandle;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tests of the round robin of a registry (C4). */
class RegistryRoundRobinTest {

    @Test
    void service_sameName_isOneHandleAndOneRotation() {
        try (RegistryFixture fixture = naming("app")) {
            fixture.catalog.serve("app", "a", "b");
            Registry registry = fixture.started();

            assertThat(registry.service("app")).isSameAs(registry.service("app"));
            assertThat(registry.service("app").next().address()).isEqualTo("a");
            assertThat(registry.service("app").get().address()).isEqualTo("b");
        }
    }

    @Test
    void refresh_nothingChanged_keepsTheCursor() throws Exception { // C4.2
        try (RegistryFixture fixture = naming("app")) {
            fixture.catalog.serve("app", "a", "b", "c");
            Registry registry = fixture.started();
            ServiceHandle app = registry.service("app");
            picks(app, 1);

            refresh(registry);

            assertThat(picks(app, 3)).containsExactly("b", "c", "a");
        }
    }

    @Test
    void refresh_serviceChanged_restartsAtTheNewFirst() throws Exception { // C4.2
        try (RegistryFixture fixture = naming("app")) {
            fixture.catalog.serve("app", "a", "b", "c");
            Registry registry = fixture.started();
            ServiceHandle app = registry.service("app");
            picks(app, 1);
            fixture.catalog.serve("app", "x", "b", "c");

            refresh(registry);

            assertThat(picks(app, 4)).containsExactly("x", "b", "c", "x");
        }
    }

    @Test
    void next_randomStart_stillGoesRoundExactly() {
        try (RegistryFixture fixture = naming("app").randomStart()) {
            fixture.catalog.serve("app", "a", "b", "c");
            Registry registry = fixture.started();

            assertThat(picks(registry.service("app"), 3)).containsExactlyInAnyOrder("a", "b", "c");
        }
    }

    @Test
    void service_unknownName_namesTheKnownOnes() { // C4.4
        try (RegistryFixture fixture = naming("customers", "db")) {
            Registry registry = fixture.started();

            assertThatThrownBy(() -> registry.service("custmers"))
                    .isInstanceOf(NoSuchServiceException.class)
                    .hasMessageStartingWith("PILOT03000: \"custmers\" is not a known service; known: customers, db")
                    .extracting(thrown -> ((NoSuchServiceException) thrown).service())
                    .isEqualTo("custmers");
        }
    }

    /** A program may look up any name that a user gives it, so each message must stay small. */
    @Test
    void service_unknownNameBesideManyServices_namesTenOfThem() { // C4.4
        String[] many =
                IntStream.range(10, 40).mapToObj(number -> "service-" + number).toArray(String[]::new);
        try (RegistryFixture fixture = naming(many)) {
            Registry registry = fixture.started();

            assertThatThrownBy(() -> registry.service("other"))
                    .isInstanceOf(NoSuchServiceException.class)
                    .hasMessageContaining("known: service-10, ")
                    .hasMessageContaining("service-19, and 20 more. Correct the name")
                    .hasMessageNotContaining("service-20");
        }
    }

    @Test
    void next_noPassingInstance_throwsAndTryNextIsEmpty() { // C4.4, C5.4
        try (RegistryFixture fixture = naming("app")) {
            Registry registry = fixture.started();
            ServiceHandle app = registry.service("app");

            assertThatThrownBy(app::next)
                    .isInstanceOf(NoEndpointException.class)
                    .hasMessageStartingWith("PILOT03001: No instance of \"app\" is passing")
                    .extracting(thrown -> ((NoEndpointException) thrown).service())
                    .isEqualTo("app");
            assertThat(app.tryNext()).isEmpty();
            assertThat(app.endpoints()).isEmpty();
            assertThat(app.nextAsync().toCompletableFuture()).isCompletedExceptionally();
        }
    }
}
