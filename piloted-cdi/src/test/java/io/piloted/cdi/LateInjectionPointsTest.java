package io.piloted.cdi;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.piloted.Endpoint;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.InjectionTarget;
import jakarta.inject.Inject;
import org.jboss.weld.junit5.auto.AddBeanClasses;
import org.jboss.weld.junit5.auto.AddExtensions;
import org.jboss.weld.junit5.auto.EnableAutoWeld;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** A test of injection into a class that is not a bean, after the deployment (C8.1). No bean injects the service. */
@EnableAutoWeld
@AddExtensions({PilotedExtension.class, LateInjectionPointsTest.Server.class})
@AddBeanClasses(TestCatalog.class)
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class LateInjectionPointsTest {

    @RegisterExtension
    static final TestApplication APPLICATION = TestApplication.watching("app");

    @Inject
    BeanManager beans;

    @Test
    void points_announcedAfterTheDeployment_areServed() {
        isServed(Server.target(beans));
    }

    @Test
    void points_announcedAfterTheBeans_areServed() {
        isServed(requireNonNull(beans.getExtension(Server.class).target));
    }

    private void isServed(InjectionTarget<Resource> target) {
        Endpoint app = Endpoint.of("app", 80);
        Resource resource = new Resource();

        target.inject(resource, beans.createCreationalContext(null));

        assertThat(resource.provider.get()).isEqualTo(app);
        assertThat(resource.instance.get()).isEqualTo(app);
        assertThat(resource.handle.next()).isEqualTo(app);
        assertThat(resource.endpoint).isEqualTo(app);
        assertThat(resource.list).containsExactly(app);
        assertThat(resource.lists.get()).containsExactly(app);
        assertThat(resource.listInstance.get()).containsExactly(app);
    }

    /** An extension that injects like Payara into Jakarta REST resources. */
    public static class Server implements Extension {

        private @Nullable InjectionTarget<Resource> target;

        void prepare(@Observes AfterDeploymentValidation validation, BeanManager beans) {
            target = target(beans);
        }

        static InjectionTarget<Resource> target(BeanManager beans) {
            return beans.getInjectionTargetFactory(beans.createAnnotatedType(Resource.class))
                    .createInjectionTarget(null);
        }
    }

    /** A class that is not a bean. */
    static class Resource extends AppPoints {}
}
