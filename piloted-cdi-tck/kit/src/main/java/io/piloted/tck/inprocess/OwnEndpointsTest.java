package io.piloted.tck.inprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.piloted.Endpoint;
import io.piloted.Piloted;
import io.piloted.ServiceRegistry;
import io.piloted.tck.Assertion;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.UnsatisfiedResolutionException;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.inject.Qualifier;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Tests of the application's own endpoint beans, and of services that a refresh adds. */
@Assertion("C8.3")
public class OwnEndpointsTest {

    private static final long SOON_SECONDS = 60;

    private static SeApplication app() {
        return SeApplication.watching("app").endpoints("{app: ['10.0.0.1:80'], late: ['10.0.0.7:80']}");
    }

    @Test
    void pointWithOneMoreQualifier_isOfTheApplicationsBean() {
        try (SeApplication application = app().start(FastProducer.class, FastClient.class)) {
            FastClient client = application.get(FastClient.class);

            assertThat(client.app.get().address()).isEqualTo("fast");
            assertThat(client.unknown.get().address()).isEqualTo("fast");
        }
    }

    @Test
    void selected_knownSinceARefresh_isResolvable() throws Exception {
        try (SeApplication application = app().start(AnyClient.class)) {
            Instance<Endpoint> late = application.get(AnyClient.class).any.select(Piloted.Literal.of("late"));
            assertThat(late.isUnsatisfied()).isTrue();
            application.containerpilot("{watches: [{name: 'app', interval: 3}, {name: 'late', interval: 3}]}");

            application
                    .get(ServiceRegistry.class)
                    .refresh()
                    .toCompletableFuture()
                    .get(SOON_SECONDS, TimeUnit.SECONDS);

            assertThat(late.isResolvable()).isTrue();
            assertThat(late.isUnsatisfied()).isFalse();
            assertThat(late.stream()).containsExactly(Endpoint.of("10.0.0.7", 80));
            assertThat(late.get()).isEqualTo(Endpoint.of("10.0.0.7", 80));
            assertThat(late.getHandle().get()).isEqualTo(Endpoint.of("10.0.0.7", 80));
            assertThat(late.handles()).hasSize(1);
            late.destroy(late.get());
        }
    }

    @Test
    void selected_unknown_isUnsatisfied() {
        try (SeApplication application = app().start(AnyClient.class)) {
            Instance<Endpoint> unknown = application.get(AnyClient.class).any.select(Piloted.Literal.of("nope"));

            assertThat(unknown.isResolvable()).isFalse();
            assertThat(unknown.stream()).isEmpty();
            assertThatThrownBy(unknown::get).isInstanceOf(UnsatisfiedResolutionException.class);
        }
    }

    @Test
    void destroy_ofAnAlternativesEndpoint_runsItsDisposer() {
        Disposing.DISPOSED.clear();
        try (SeApplication application = app().start(Disposing.class, InstanceClient.class)) {
            Instance<Endpoint> instance = application.get(InstanceClient.class).app;
            Endpoint given = instance.get();

            instance.destroy(given);

            assertThat(Disposing.DISPOSED).containsExactly(given);
        }
    }

    /** A qualifier of the application. */
    @Qualifier
    @Retention(RetentionPolicy.RUNTIME)
    @interface Fast {}

    /** A producer of the application's own endpoints. */
    @Dependent
    public static class FastProducer {

        @Produces
        @Fast
        @Piloted("app")
        Endpoint app() {
            return Endpoint.of("fast", 1);
        }

        @Produces
        @Fast
        @Piloted("of-no-file")
        Endpoint unknown() {
            return Endpoint.of("fast", 1);
        }
    }

    /** A bean that injects these endpoints. */
    @Dependent
    public static class FastClient {

        @Inject
        @Fast
        @Piloted("app")
        Provider<Endpoint> app;

        @Inject
        @Fast
        @Piloted("of-no-file")
        Instance<Endpoint> unknown;
    }

    /** A bean that selects endpoints. */
    @Dependent
    public static class AnyClient {
        @Inject
        @Any
        Instance<Endpoint> any;
    }

    /** A bean that destroys the endpoints that it gets. */
    @Dependent
    public static class InstanceClient {
        @Inject
        @Piloted("app")
        Instance<Endpoint> app;
    }

    /** A producer whose disposer records destroyed endpoints. */
    @Alternative
    @Priority(1)
    @Dependent
    public static class Disposing {

        static final List<Endpoint> DISPOSED = new CopyOnWriteArrayList<>();

        @Produces
        @Dependent
        @Piloted("app")
        Endpoint endpoint() {
            return Endpoint.of("alternative.example", 1);
        }

        void dispose(@Disposes @Piloted("app") Endpoint endpoint) {
            DISPOSED.add(endpoint);
        }
    }
}
