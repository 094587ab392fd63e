package io.piloted.cdi;

import static java.util.Objects.requireNonNull;

import io.piloted.Catalog;
import io.piloted.Endpoint;
import io.piloted.Piloted;
import io.piloted.PilotedException;
import io.piloted.ServiceHandle;
import io.piloted.ServicesUpdated;
import io.piloted.config.Options;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.BeforeShutdown;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessInjectionPoint;
import jakarta.enterprise.inject.spi.ProcessObserverMethod;
import jakarta.inject.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.Member;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The wiring on CDI Full: Weld and OpenWebBeans. It gives {@code Provider} and {@code Instance} injection points types of
 * ours, adds the beans, and loads the services while a failure can still be a deployment problem.
 */
public final class PilotedExtension implements Extension {

    private final NamedServices named = new NamedServices();
    private @Nullable PilotedApplication application;

    /** For the container. */
    public PilotedExtension() {}

    void takeSignal(@Observes BeforeBeanDiscovery discovery, BeanManager beans) {
        discovery.addScope(PerCall.class, false, false);
        OptionalBeans.add(discovery);
        // A wrong option is thrown, which the container takes for a definition error.
        PilotedApplication starting = new PilotedApplication(
                Options.from(OptionLookup::find),
                named,
                () -> beans.getEvent().select(ServicesUpdated.class),
                () -> OwnCatalog.of(beans.createInstance().select(Catalog.class, Any.Literal.INSTANCE)));
        application = starting;
        RunningApplications.add(starting);
        starting.listen();
    }

    /** GlassFish and Payara take every {@code @Singleton} for a bean. */
    void leaveOut(@Observes ProcessAnnotatedType<LiteLifecycle> type) {
        type.veto();
    }

    <T> void giveProvider(@Observes ProcessInjectionPoint<T, Provider<Endpoint>> point) {
        give(point, EndpointInstance.class);
    }

    <T> void giveInstance(@Observes ProcessInjectionPoint<T, Instance<Endpoint>> point) {
        if (point.getInjectionPoint().getQualifiers().equals(Set.of(Any.Literal.INSTANCE))) {
            point.configureInjectionPoint().type(AnyEndpoints.class);
        } else {
            give(point, EndpointInstance.class);
        }
    }

    <T> void giveListProvider(@Observes ProcessInjectionPoint<T, Provider<List<Endpoint>>> point) {
        give(point, EndpointsInstance.class);
    }

    <T> void giveListInstance(@Observes ProcessInjectionPoint<T, Instance<List<Endpoint>>> point) {
        give(point, EndpointsInstance.class);
    }

    <T> void noteEndpoint(@Observes ProcessInjectionPoint<T, Endpoint> point) {
        note(point.getInjectionPoint());
    }

    <T> void noteEndpoints(@Observes ProcessInjectionPoint<T, List<Endpoint>> point) {
        note(point.getInjectionPoint());
    }

    <T> void noteHandle(@Observes ProcessInjectionPoint<T, ServiceHandle> point) {
        note(point.getInjectionPoint());
    }

    <X> void noteObserver(@Observes ProcessObserverMethod<ServicesUpdated, X> observer) {
        observer.getObserverMethod().getObservedQualifiers().stream()
                .filter(Piloted.class::isInstance)
                .forEach(qualifier -> named.addObserved(((Piloted) qualifier).value()));
    }

    void addBeans(@Observes AfterBeanDiscovery discovery, BeanManager beans) {
        discovery.addContext(new PerCall.Always());
        FullBeans full = new FullBeans(discovery, beans, application());
        Set<String> services = new TreeSet<>(named.injected());
        services.addAll(application().namedInFile());
        services.forEach(full::add);
        full.addCommon();
    }

    void load(@Observes AfterDeploymentValidation validation) {
        try {
            application().start();
        } catch (PilotedException e) {
            application().close();
            validation.addDeploymentProblem(e);
        }
    }

    void announce(@Observes @Initialized(ApplicationScoped.class) Object initialized) {
        application().announce();
    }

    void end(@Observes BeforeShutdown shutdown) {
        application().close();
    }

    private PilotedApplication application() {
        return requireNonNull(application, "BeforeBeanDiscovery comes first");
    }

    private void give(ProcessInjectionPoint<?, ?> point, Type type) {
        if (note(point.getInjectionPoint())) {
            point.configureInjectionPoint().type(type);
        }
    }

    private boolean note(InjectionPoint point) {
        for (Annotation qualifier : point.getQualifiers()) {
            if (qualifier instanceof Piloted piloted) {
                Member member = point.getMember();
                named.addInjected(piloted.value(), place(member));
                return true;
            }
        }
        return false;
    }

    private static String place(Member member) {
        String name = member instanceof Constructor ? "<init>" : member.getName();
        return member.getDeclaringClass().getName() + '.' + name;
    }
}
