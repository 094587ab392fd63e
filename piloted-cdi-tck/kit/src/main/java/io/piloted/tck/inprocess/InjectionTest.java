package io.piloted.tck.inprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.piloted.Endpoint;
import io.piloted.NoEndpointException;
import io.piloted.Piloted;
import io.piloted.ServiceHandle;
import io.piloted.tck.Assertion;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.util.TypeLiteral;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests of injection points, and of the errors for wrong ones. */
public class InjectionTest {

    private static final String ABC = "{app: ['10.0.0.1:80', '10.0.0.2:80', '10.0.0.3:80']}";

    private static SeApplication abc() {
        return SeApplication.watching("app").endpoints(ABC);
    }

    private static int last(Endpoint endpoint) {
        return endpoint.address().charAt(endpoint.address().length() - 1) - '0';
    }

    @Test
    @Assertion({"C4.1", "C8.1"})
    void everyForm_sharesOneRotation() {
        try (SeApplication application = abc().start(EveryForm.class)) {
            EveryForm bean = application.get(EveryForm.class);
            assertThat(last(bean.endpoint)).isEqualTo(1); // picked when the bean was created

            List<Supplier<Endpoint>> forms = List.of(
                    bean.provider::get,
                    bean.instance::get,
                    bean.handle::next,
                    () -> bean.handle.tryNext().orElseThrow(),
                    () -> bean.handle.nextAsync().toCompletableFuture().join(),
                    bean.fromConstructor::get,
                    bean.fromInitializer::get,
                    () -> bean.registry.service("app").next(),
                    () -> bean.any.select(Piloted.Literal.of("app")).get());

            assertThat(forms.stream().map(form -> last(form.get()))).containsExactly(2, 3, 1, 2, 3, 1, 2, 3, 1);
        }
    }

    @Test
    @Assertion("C8.1")
    void lists_areTheSnapshot() {
        try (SeApplication application = abc().start(EveryForm.class)) {
            EveryForm bean = application.get(EveryForm.class);

            assertThat(Stream.of(
                            bean.endpoints, bean.listProvider.get(), bean.listInstance.get(), bean.handle.endpoints()))
                    .allSatisfy(list -> assertThat(list).hasSize(3));
        }
    }

    @Test
    @Assertion({"C4.1", "C8.1"})
    void genericAndWildcardForms_shareTheRotation() {
        try (SeApplication application = abc().start(GenericForms.class, GenericForms.Bounded.class)) {
            GenericForms bean = application.get(GenericForms.class);
            GenericForms.Bounded<Endpoint> bounded =
                    application.get(new TypeLiteral<GenericForms.Bounded<Endpoint>>() {});
            assertThat(last(bean.endpoint)).isEqualTo(1); // picked when the bean was created

            List<Supplier<Endpoint>> forms = List.of(
                    bean.provider::get,
                    bean.instance::get,
                    bean.fromInitializer::get,
                    bean.wildProvider::get,
                    bean.wildInstance::get,
                    () -> bean.wildAny.select(Piloted.Literal.of("app")).get(),
                    bounded.provider::get,
                    () -> bean.handleProvider.get().next());

            assertThat(forms.stream().map(form -> last(form.get()))).containsExactly(2, 3, 1, 2, 3, 1, 2, 3);
            assertThat(Stream.of(
                            bean.list,
                            bean.listProvider.get(),
                            bean.wildList,
                            bean.wildListProvider.get(),
                            bean.wildListInstance.get()))
                    .allSatisfy(list -> assertThat(list).hasSize(3));
        }
    }

    @Test
    @Assertion("C8.1")
    void parameters_ofProducerDisposerAndObserver_areInjected() {
        try (SeApplication application = SeApplication.watching("app")
                .endpoints("{app: ['10.0.0.1:1', '10.0.0.1:2', '10.0.0.1:3']}")
                .start(EveryParameter.class)) {
            Instance<EveryParameter.Product> products = application.container().select(EveryParameter.Product.class);
            EveryParameter.Product product = products.get();
            application.container().getBeanManager().getEvent().fire(product);
            products.destroy(product);

            assertThat(application.get(EveryParameter.class).picked())
                    .containsExactly("producer 1", "observer 2 of 3", "disposer 3");
        }
    }

    @Test
    @Assertion("C8.2")
    void instance_answersAllItsQuestions() {
        try (SeApplication application = abc().start(EveryForm.class)) {
            Instance<Endpoint> instance = application.get(EveryForm.class).instance;

            assertThat(instance.isUnsatisfied()).isFalse();
            assertThat(instance.isAmbiguous()).isFalse();
            assertThat(instance.isResolvable()).isTrue();
            assertThat(instance.stream()).hasSize(1);
            assertThat(instance.iterator().next()).isNotNull();
            assertThat(instance.getHandle().get()).isNotNull();
            assertThat(instance.handles()).hasSize(1).allSatisfy(handle -> {
                assertThat(handle.get()).isNotNull();
                handle.destroy();
            });
            assertThat(instance.select().get()).isNotNull();
            assertThat(instance.select(Piloted.Literal.of("other")).isUnsatisfied())
                    .isTrue();
            instance.destroy(instance.get());
        }
    }

    @Test
    @Assertion("C8.3")
    void dynamicSelect_ofANameInTheFile_works() {
        try (SeApplication application = SeApplication.watching("app", "db")
                .endpoints("{app: ['10.0.0.1:80'], db: ['10.0.0.9:80']}")
                .start(EveryForm.class)) {
            EveryForm bean = application.get(EveryForm.class);

            assertThat(last(bean.any.select(Piloted.Literal.of("db")).get())).isEqualTo(9);
            assertThat(last(application
                            .container()
                            .select(Endpoint.class, Piloted.Literal.of("db"))
                            .get()))
                    .isEqualTo(9);
            assertThat(application
                            .container()
                            .select(ServiceHandle.class, Piloted.Literal.of("db"))
                            .get()
                            .name())
                    .isEqualTo("db");
        }
    }

    /** An alternative bean, with which an application's test replaces the endpoints of Consul. */
    @Test
    @Assertion("C8.1")
    void alternativeEndpoint_isWhatProvidersGive() {
        try (SeApplication application = SeApplication.watching("app")
                .endpoints("{app: ['10.0.0.1:80']}")
                .start(EveryForm.class, Mock.class)) {
            EveryForm bean = application.get(EveryForm.class);
            assertThat(bean.provider.get().address()).isEqualTo("alternative.example");
            assertThat(bean.instance.get().address()).isEqualTo("alternative.example");
            assertThat(bean.handle.next().address()).isEqualTo("10.0.0.1");
        }
    }

    /** An alternative for the endpoints of one service. */
    @Alternative
    @Priority(1)
    @Dependent
    static class Mock {

        @Produces
        @Piloted("app")
        Endpoint endpoint() {
            return Endpoint.of("alternative.example", 1);
        }
    }

    @Test
    @Assertion("C4.4")
    void get_serviceWithoutEndpoint_throwsNoEndpoint() {
        try (SeApplication application =
                SeApplication.watching("app").endpoints("{app: []}").start(OnlyProvider.class)) {
            Provider<Endpoint> provider = application.get(OnlyProvider.class).provider;

            assertThatThrownBy(provider::get)
                    .isInstanceOf(NoEndpointException.class)
                    .hasMessageContaining("\"app\"");
        }
    }

    @Test
    @Assertion("C4.4")
    void start_unknownServices_namesAllOfThemWithTheirPlace() {
        try (SeApplication application = abc()) {
            assertThat(Problems.of(() -> application.start(Misspelt.class, AlsoMisspelt.class)))
                    .contains("PILOT04001")
                    .contains("@Piloted(\"ap\") at " + Misspelt.class.getName() + ".provider")
                    .contains("@Piloted(\"apq\") at " + AlsoMisspelt.class.getName() + ".handle")
                    .contains("known: app");
        }
    }

    /** A bean with only a provider. */
    @Dependent
    public static class OnlyProvider {
        @Inject
        @Piloted("app")
        Provider<Endpoint> provider;
    }

    /** A bean with an unknown name. */
    @Dependent
    public static class Misspelt {
        @Inject
        @Piloted("ap")
        Provider<Endpoint> provider;
    }

    /** Another bean with an unknown name. */
    @Dependent
    public static class AlsoMisspelt {
        @Inject
        @Piloted("apq")
        ServiceHandle handle;
    }
}
