package io.piloted.tck.quarkus.inprocess;

import static org.assertj.core.api.Assertions.assertThat;

import io.piloted.Endpoint;
import io.piloted.Piloted;
import io.piloted.ServiceHandle;
import io.piloted.ServiceRegistry;
import io.piloted.tck.Assertion;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InterceptorBinding;
import jakarta.interceptor.InvocationContext;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests that providers on Quarkus pick like a handle, in all places of a bean. */
@QuarkusTest
class InjectedProvidersTest {

    /** The text of the library's object, which replaces ArC's. */
    private static final String LIBRARY_INSTANCE = "Instance<Endpoint>[appserver]";

    @Inject
    ByFields byFields;

    @Inject
    ByConstructor byConstructor;

    @Inject
    ByInitializer byInitializer;

    @Inject
    Intercepted intercepted;

    @Inject
    ServiceRegistry registry;

    @Test
    @Assertion({"C4.1", "C8.1"})
    void inFields_pickAsTheHandleDoes() {
        assertThat(byFields.firstPick()).isNotNull();
        assertThat(byFields.provider()).hasToString(LIBRARY_INSTANCE);
        assertThat(byFields.instance()).hasToString(LIBRARY_INSTANCE);
        assertThat(byFields.list()).hasToString("Instance<List<Endpoint>>[appserver]");
        assertThat(byFields.inherited()).hasToString(LIBRARY_INSTANCE);
        assertThat(byFields.withoutInject()).hasToString(LIBRARY_INSTANCE);
        assertGoRound(byFields.provider(), byFields.instance(), byFields.inherited());
        assertThat(byFields.list().get())
                .isEqualTo(registry.service("appserver").endpoints());
        assertThat(byFields.instance().isResolvable()).isTrue();
        assertThat(byFields.instance().stream()).hasSize(1);
        assertThat(byFields.handles().get().name()).isEqualTo("appserver");
    }

    @Test
    @Assertion({"C4.1", "C8.1"})
    void inConstructors_pickAsTheHandleDoes() {
        assertThat(byConstructor.provider()).hasToString(LIBRARY_INSTANCE);
        assertThat(byConstructor.instance()).hasToString(LIBRARY_INSTANCE);
        assertGoRound(byConstructor.provider(), byConstructor.instance(), byConstructor.provider());
    }

    @Test
    @Assertion({"C4.1", "C8.1"})
    void inInitializers_pickAsTheHandleDoes() {
        assertGoRound(byInitializer.provider, byInitializer.provider, byFields.provider());
    }

    @Test
    @Assertion("C8.1")
    void inInterceptors_pickAndStillIntercept() {
        assertThat(intercepted.twoPicks())
                .hasSize(2)
                .doesNotHaveDuplicates()
                .isSubsetOf(registry.service("appserver").endpoints());
        assertThat(intercepted.provider()).hasToString(LIBRARY_INSTANCE);
    }

    private void assertGoRound(Provider<Endpoint> a, Provider<Endpoint> b, Provider<Endpoint> c) {
        List<Endpoint> endpoints = registry.service("appserver").endpoints();
        assertThat(endpoints).hasSize(3);
        assertThat(List.of(a.get(), b.get(), c.get())).containsExactlyInAnyOrderElementsOf(endpoints);
    }

    /** A supertype with an injection point. */
    abstract static class Supertype {

        @Inject
        @Piloted("appserver")
        private Provider<Endpoint> inherited;

        Provider<Endpoint> inherited() {
            return inherited;
        }
    }

    /** A bean with a client proxy and private fields, which are used in {@code @PostConstruct}. */
    @ApplicationScoped
    static class ByFields extends Supertype {

        @Inject
        @Piloted("appserver")
        private Provider<Endpoint> provider;

        @Inject
        @Piloted("appserver")
        private Instance<Endpoint> instance;

        @Inject
        @Piloted("appserver")
        private Provider<List<Endpoint>> list;

        /** Quarkus adds the {@code @Inject}. */
        @Piloted("appserver")
        Provider<Endpoint> withoutInject;

        @Inject
        @Piloted("appserver")
        private Provider<ServiceHandle> handles;

        private Endpoint firstPick;

        @PostConstruct
        void pick() {
            assertThat(provider).hasToString(LIBRARY_INSTANCE);
            firstPick = provider.get();
        }

        Provider<Endpoint> withoutInject() {
            return withoutInject;
        }

        Endpoint firstPick() {
            return firstPick;
        }

        Provider<Endpoint> provider() {
            return provider;
        }

        Instance<Endpoint> instance() {
            return instance;
        }

        Provider<List<Endpoint>> list() {
            return list;
        }

        Provider<ServiceHandle> handles() {
            return handles;
        }
    }

    /** A bean with injected and other constructor parameters. */
    @Dependent
    static final class ByConstructor {

        private final Provider<Endpoint> provider;
        private final Instance<Endpoint> instance;

        @Inject
        ByConstructor(
                ServiceRegistry registry,
                @Piloted("appserver") Provider<Endpoint> provider,
                @Piloted("appserver") Instance<Endpoint> instance) {
            assertThat(registry.names()).contains("appserver");
            this.provider = provider;
            this.instance = instance;
        }

        Provider<Endpoint> provider() {
            return provider;
        }

        Instance<Endpoint> instance() {
            return instance;
        }
    }

    /** A bean with an initializer, where the container's own provider stays. */
    @Singleton
    static class ByInitializer {

        Provider<Endpoint> provider;

        @Inject
        void initialize(@Piloted("appserver") Provider<Endpoint> given) {
            provider = given;
        }
    }

    /** The binding of {@link PickingInterceptor}. */
    @InterceptorBinding
    @Retention(RetentionPolicy.RUNTIME)
    @interface Picking {}

    /** An interceptor that returns picks of its own provider and its supertype's, instead of the method's result. */
    @Picking
    @Interceptor
    @Priority(Interceptor.Priority.APPLICATION)
    static class PickingInterceptor extends Supertype {

        @Inject
        @Piloted("appserver")
        Provider<Endpoint> own;

        @AroundInvoke
        Object pick(InvocationContext context) {
            return List.of(own.get(), inherited().get());
        }
    }

    /** An intercepted bean. ArC creates a subclass of it. */
    @ApplicationScoped
    static class Intercepted {

        private final Provider<Endpoint> provider;

        @Inject
        Intercepted(@Piloted("appserver") Provider<Endpoint> provider) {
            this.provider = provider;
        }

        @Picking
        List<Endpoint> twoPicks() {
            return List.of();
        }

        Provider<Endpoint> provider() {
            return provider;
        }
    }
}
