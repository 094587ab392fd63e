package io.piloted.cdi;

import static java.util.Objects.requireNonNull;

import io.piloted.Catalog;
import io.piloted.Piloted;
import io.piloted.PilotedException;
import io.piloted.ServicesUpdated;
import io.piloted.config.Options;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.BeforeShutdown;
import jakarta.enterprise.inject.spi.EventContext;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.enterprise.inject.spi.ObserverMethod;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessBean;
import jakarta.enterprise.inject.spi.ProcessInjectionPoint;
import jakarta.enterprise.inject.spi.ProcessObserverMethod;
import jakarta.interceptor.Interceptor;
import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.Member;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The wiring on CDI Full: Weld and OpenWebBeans. It gives {@code Provider} and {@code Instance} injection points types of
 * ours, adds the beans, and loads the services while a failure can still be a deployment problem.
 */
public final class PilotedExtension implements Extension {

    /** Leaves some room for what wants to see the application loaded. */
    private static final int LAST = Integer.MAX_VALUE - 1000;

    private static final Annotation DEPLOYED = Initialized.Literal.APPLICATION;

    private static final Set<Annotation> ANY = Set.of(Any.Literal.INSTANCE);

    private final NamedServices named = new NamedServices();
    private final UnservedPoints unserved = new UnservedPoints();
    private final Set<Bean<?>> catalogs = new HashSet<>();
    private @Nullable PilotedApplication application;

    /** For the container. */
    public PilotedExtension() {}

    void takeSignal(@Observes BeforeBeanDiscovery discovery, BeanManager beans) {
        discovery.addScope(PerCall.class, false, false);
        // A wrong option is thrown, which the container takes for a definition error.
        PilotedApplication starting =
                new PilotedApplication(Options.from(OptionLookup::find), named, new FullContainer(beans, catalogs));
        application = starting;
        starting.takeSignal();
    }

    /** GlassFish and Payara take every {@code @Singleton} for a bean. */
    void leaveOut(@Observes ProcessAnnotatedType<LiteLifecycle> type) {
        type.veto();
    }

    /** An annotated type of an archive like ours is a bean; only CDI Lite needs this one. */
    void leaveOutInterceptor(@Observes ProcessAnnotatedType<LiteProvidersInterceptor> type) {
        type.veto();
    }

    /** Of every type, since Weld announces the injection points of generic supertypes by their variables. */
    void give(@Observes ProcessInjectionPoint<?, ?> event) {
        InjectionPoint point = event.getInjectionPoint();
        Set<Annotation> qualifiers = point.getQualifiers();
        List<Annotation> telling = qualifiers.stream()
                .filter(qualifier -> !ANY.contains(qualifier))
                .toList();
        // One with other qualifiers besides is for a bean of the application's.
        if (telling.size() == 1 && telling.get(0) instanceof Piloted piloted) {
            give(event, point, piloted.value());
            return;
        }
        if (qualifiers.equals(ANY) && PointType.isInstance(point.getType())) {
            event.configureInjectionPoint().type(AnyEndpoints.class);
        }
    }

    /** Of every type, since an observer of a supertype gets the event as well. */
    <T, X> void noteObserver(@Observes ProcessObserverMethod<T, X> event) {
        ObserverMethod<T> observer = event.getObserverMethod();
        if (observer.getObservedQualifiers().contains(DEPLOYED)) {
            event.configureObserverMethod().notifyWith(initialized -> notifyOrRelease(observer, initialized));
        }
        if (observer.getObservedType() instanceof Class<?> type && type.isAssignableFrom(ServicesUpdated.class)) {
            observer.getObservedQualifiers().stream()
                    .filter(Piloted.class::isInstance)
                    .forEach(qualifier -> named.addObserved(((Piloted) qualifier).value()));
        }
    }

    void noteBean(@Observes ProcessBean<?> event) {
        event.getBean().getQualifiers().stream()
                .filter(Piloted.class::isInstance)
                .forEach(qualifier -> unserved.addBean(((Piloted) qualifier).value()));
        if (event.getBean().getTypes().contains(Catalog.class)) {
            catalogs.add(event.getBean());
        }
    }

    void addBeans(@Observes AfterBeanDiscovery discovery, BeanManager beans) {
        discovery.addContext(new FullPerCallContext());
        unserved.problems().forEach(problem -> discovery.addDefinitionError(new PilotedException(problem)));
        FullBeans full = new FullBeans(discovery, beans, application());
        Set<String> services = new TreeSet<>(named.injected());
        services.addAll(application().configuredNames());
        services.forEach(full::add);
        full.addCommon();
        full.addOptional();
    }

    /** As late as it can be: most deployments that fail elsewhere have failed then. */
    void load(@Observes @Priority(LAST) AfterDeploymentValidation validation) {
        try {
            application().start();
        } catch (Throwable e) { // the catalog is the application's, and may throw anything
            validation.addDeploymentProblem(e);
        }
    }

    /** Before the application's own observers, of which one may be its main loop. */
    void announce(
            @Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) @Initialized(ApplicationScoped.class)
                    Object initialized) {
        application().announce(ThreadContext.current());
    }

    void end(@Observes BeforeShutdown shutdown) {
        application().close();
    }

    /** One that fails makes the deployment fail, of which no container tells. */
    private <T> void notifyOrRelease(ObserverMethod<T> observer, EventContext<T> initialized) {
        try {
            observer.notify(initialized);
        } catch (Throwable e) {
            application().release();
            throw e;
        }
    }

    private PilotedApplication application() {
        return requireNonNull(application, "BeforeBeanDiscovery comes first");
    }

    private void give(ProcessInjectionPoint<?, ?> event, InjectionPoint point, String service) {
        Type wanted = point.getType();
        Type given = PointType.given(wanted);
        if (given != null) {
            named.addInjected(service, place(point.getMember()));
            if (!given.equals(wanted)) {
                event.configureInjectionPoint().type(given);
            }
        } else if (!PointType.isFacade(wanted)) {
            unserved.add(service, wanted.getTypeName(), place(point.getMember()));
        }
    }

    private static String place(Member member) {
        String name = member instanceof Constructor ? "<init>" : member.getName();
        return member.getDeclaringClass().getName() + '.' + name;
    }
}
