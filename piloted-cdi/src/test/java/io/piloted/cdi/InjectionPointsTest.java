package io.piloted.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.piloted.Endpoint;
import io.piloted.NoEndpointException;
import io.piloted.NoSuchServiceException;
import io.piloted.Patience;
import io.piloted.Piloted;
import io.piloted.ServiceHandle;
import io.piloted.ServiceRegistry;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.UnsatisfiedResolutionException;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.inject.Qualifier;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.ArrayList;
import java.util.List;
import org.jboss.weld.junit5.auto.AddBeanClasses;
import org.jboss.weld.junit5.auto.AddExtensions;
import org.jboss.weld.junit5.auto.EnableAutoWeld;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** Tests of each kind of injection point (C8.1). */
@EnableAutoWeld
@AddExtensions(PilotedExtension.class)
@AddBeanClasses({
    TestCatalog.class,
    InjectionPointsTest.Client.class,
    InjectionPointsTest.Members.class,
    InjectionPointsTest.Fastest.class
})
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class InjectionPointsTest {

    @RegisterExtension
    static final TestApplication APPLICATION = TestApplication.watching("app", "db", "unused", "empty");

    @Inject
    ServiceRegistry registry;

    @Inject
    Client client;

    @Inject
    Provider<Members> members;

    private void serve(String... addresses) {
        TestCatalog.serve("app", addresses);
        assertThat(registry.refresh().toCompletableFuture()).succeedsWithin(Patience.LIMIT);
    }

    @Test
    void provider_atEachGet_isTheNextInTurn() {
        serve("a", "b");

        assertThat(List.of(client.provider.get(), client.provider.get(), client.provider.get()))
                .extracting(Endpoint::address)
                .containsExactly("a", "b", "a");
    }

    @Test
    void points_ofOneService_shareItsRotation() {
        serve("a", "b", "c", "d", "e");

        assertThat(List.of(
                        client.provider.get(),
                        client.instance.get(),
                        client.handle.next(),
                        client.handles.get().next(),
                        client.any.select(Piloted.Literal.of("app")).get()))
                .extracting(Endpoint::address)
                .containsExactly("a", "b", "c", "d", "e");
        assertThat(client.other.get().address()).isEqualTo("db");
    }

    @Test
    void instance_isResolvable() {
        assertThat(client.instance.isResolvable()).isTrue();
        assertThat(client.instance.stream()).containsExactly(Endpoint.of("app", 80));
        Endpoint picked = client.instance.get();
        client.instance.destroy(picked);
        assertThat(client.instance.get()).isEqualTo(picked);
    }

    @Test
    void lists_afterARefresh_areTheNewEndpoints() {
        assertThat(client.lists.get()).containsExactly(Endpoint.of("app", 80));

        serve("a", "b");

        assertThat(client.lists.get()).extracting(Endpoint::address).containsExactly("a", "b");
        assertThat(client.listInstance.get()).isEqualTo(client.lists.get());
        assertThat(client.handle.endpoints()).isEqualTo(client.lists.get());
    }

    @Test
    void endpointAndList_areThoseOfWhenTheBeanIsMade() {
        serve("a", "b");
        Members first = members.get();
        Members second = members.get();
        serve("c");

        assertThat(first.endpoint.address()).isEqualTo("a");
        assertThat(second.endpoint.address()).isEqualTo("b");
        assertThat(first.list).extracting(Endpoint::address).containsExactly("a", "b");
    }

    @Test
    void parametersOfConstructorsAndInitializers_areInjectedAsFieldsAre() {
        Members made = members.get();

        assertThat(made.constructed.get().address()).isEqualTo("app");
        assertThat(made.initialized.next().address()).isEqualTo("db");
    }

    @Test
    void handle_ofAServiceWithoutEndpoints_saysSoInEachForm() {
        TestCatalog.serve("empty");
        assertThat(registry.refresh().toCompletableFuture()).succeedsWithin(Patience.LIMIT);

        assertThat(client.empty.name()).isEqualTo("empty");
        assertThat(client.empty.tryNext()).isEmpty();
        assertThat(client.empty.endpoints()).isEmpty();
        assertThatThrownBy(client.empty::next)
                .isInstanceOf(NoEndpointException.class)
                .hasMessageContaining("empty");
        assertThat(client.empty.nextAsync().toCompletableFuture())
                .failsWithin(Patience.LIMIT)
                .withThrowableThat()
                .withCauseInstanceOf(NoEndpointException.class);
    }

    @Test
    void registry_hasAllServicesOfTheFile() {
        assertThat(registry.names()).containsExactly("app", "db", "unused", "empty");
        assertThat(registry.service("unused").next().address()).isEqualTo("unused");
        assertThatThrownBy(() -> registry.service("nope"))
                .isInstanceOf(NoSuchServiceException.class)
                .hasMessageContaining("nope")
                .hasMessageContaining("app, db, unused, empty");
    }

    @Test
    void select_ofAServiceThatNobodyInjects_gives() {
        assertThat(client.any.select(Piloted.Literal.of("unused")).get().address())
                .isEqualTo("unused");
    }

    @Test
    void select_ofAnUnknownService_isUnsatisfied() {
        Instance<Endpoint> unknown = client.any.select(Piloted.Literal.of("nope"));

        assertThat(unknown.isUnsatisfied()).isTrue();
        assertThat(unknown.stream()).isEmpty();
        assertThatThrownBy(unknown::get).isInstanceOf(UnsatisfiedResolutionException.class);
    }

    @Test
    void select_ofAServiceSinceARefresh_gives() throws Exception {
        Instance<Endpoint> late = client.any.select(Piloted.Literal.of("late"));
        assertThat(late.isResolvable()).isFalse();

        APPLICATION.watch("app", "db", "unused", "empty", "late");
        assertThat(registry.refresh().toCompletableFuture()).succeedsWithin(Patience.LIMIT);

        assertThat(late.isResolvable()).isTrue();
        assertThat(late.get().address()).isEqualTo("late");
        assertThat(late.stream()).hasSize(1);
        assertThat(late.getHandle().get().address()).isEqualTo("late");
    }

    /** The API promises the original exception; a derived stage would wrap it. */
    @Test
    void nextAsync_withoutEndpoint_failsWithOriginalException() {
        TestCatalog.serve("empty");
        assertThat(registry.refresh().toCompletableFuture()).succeedsWithin(Patience.LIMIT);
        List<Throwable> failures = new ArrayList<>();

        client.empty.nextAsync().whenComplete((endpoint, failure) -> failures.add(failure));
        client.empty.nextAsync().whenComplete((endpoint, failure) -> failures.add(failure));

        assertThat(failures).hasSize(2).hasOnlyElementsOfType(NoEndpointException.class);
    }

    @Test
    void point_withAFurtherQualifier_isTheApplications() {
        assertThat(client.ofTheApplication.get().address()).isEqualTo("fastest");
    }

    /**
     * A bean with each kind of injection point. Not the test itself, because weld-junit injects its fields without the
     * extension.
     */
    @Dependent
    static class Client extends AppPoints {

        @Inject
        @Piloted("app")
        Provider<ServiceHandle> handles;

        @Inject
        @Piloted("db")
        Provider<Endpoint> other;

        @Inject
        @Piloted("empty")
        ServiceHandle empty;

        @Inject
        @Any
        Instance<Endpoint> any;

        @Inject
        @Fast
        @Piloted("elsewhere")
        Provider<Endpoint> ofTheApplication;
    }

    /** A bean with injection points that are not fields. */
    @Dependent
    static class Members {

        final Provider<Endpoint> constructed;
        ServiceHandle initialized;

        @Inject
        @Piloted("app")
        Endpoint endpoint;

        @Inject
        @Piloted("app")
        List<Endpoint> list;

        @Inject
        Members(@Piloted("app") Provider<Endpoint> constructed) {
            this.constructed = constructed;
        }

        @Inject
        void initialize(@Piloted("db") ServiceHandle handle) {
            initialized = handle;
        }
    }

    /** A qualifier of the application. */
    @Qualifier
    @Retention(RetentionPolicy.RUNTIME)
    @interface Fast {}

    /** The application's own endpoint. */
    @Dependent
    static class Fastest {
        @Produces
        @Fast
        @Piloted("elsewhere")
        Endpoint fastest() {
            return Endpoint.of("fastest", 80);
        }
    }
}
