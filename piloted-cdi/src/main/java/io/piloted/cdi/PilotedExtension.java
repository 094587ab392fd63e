package io.piloted.cdi;

import static java.util.Objects.requireNonNull;

import io.piloted.Catalog;
import io.piloted.Piloted;
import io.piloted.PilotedException;
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
 * The CDI extension for CDI Full (Weld and OpenWebBeans). It changes the types of {@code Provider} and {@code Instance}
 * injection points to the library's own, adds the beans, and loads the services early enough that a failure is a
 * deployment problem.
 */
public final class PilotedExtension implements Extension {

    /** Almost last, so that other observers can still come after the load. */
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
        if (!RetriedMethods.bindDirectly(beans)) {
            RetriedMethods.annotation()
                    .ifPresent(retry -> discovery.addInterceptorBinding(retry, new Attempts.Literal()));
        }
        // An invalid option throws, which the container reports as a definition error.
        PilotedApplication starting =
                new PilotedApplication(Options.from(OptionLookup::find), named, new FullContainer(beans, catalogs));
        application = starting;
        starting.takeSignal();
    }

    /** Excludes this class, because GlassFish and Payara make every {@code @Singleton} a bean. */
    void leaveOut(@Observes ProcessAnnotatedType<LiteLifecycle> type) {
        type.veto();
    }

    /** Excludes this interceptor, which only CDI Lite needs. */
    void leaveOutInterceptor(@Observes ProcessAnnotatedType<LiteProvidersInterceptor> type) {
        type.veto();
    }

    /** Binds the interceptor to {@code @Retry} itself on OpenWebBeans, which does not see {@link Attempts} there. */
    <T extends RetryInterceptor> void bindInterceptor(@Observes ProcessAnnotatedType<T> type, BeanManager beans) {
        if (RetriedMethods.bindDirectly(beans)) {
            RetriedMethods.annotation()
                    .ifPresent(retry -> type.configureAnnotatedType()
                            .remove(Attempts.class::isInstance)
                            .add(RetriedMethods.bindingTo(retry)));
        }
    }

    /**
     * Observes points of every type, because Weld announces injection points of generic supertypes with their type
     * variables.
     */
    void replaceType(@Observes ProcessInjectionPoint<?, ?> event) {
        InjectionPoint point = event.getInjectionPoint();
        Set<Annotation> qualifiers = point.getQualifiers();
        List<Annotation> others = qualifiers.stream()
                .filter(qualifier -> !ANY.contains(qualifier))
                .toList();
        // A point with other qualifiers too is for a bean of the application.
        if (others.size() == 1 && others.get(0) instanceof Piloted piloted) {
            replaceType(event, point, piloted.value());
            return;
        }
        if (qualifiers.equals(ANY) && PointType.isInstance(point.getType())) {
            event.configureInjectionPoint().type(AnyEndpoints.class);
        }
    }

    /** Observes methods of every type, because observers of a supertype get the events too. */
    <T, X> void noteObserver(@Observes ProcessObserverMethod<T, X> event) {
        ObserverMethod<T> observer = event.getObserverMethod();
        if (observer.getObservedQualifiers().contains(DEPLOYED)) {
            event.configureObserverMethod().notifyWith(initialized -> notifyOrRelease(observer, initialized));
        }
        if (observer.getObservedType() instanceof Class<?> type
                && Observers.EVENTS.stream().anyMatch(type::isAssignableFrom)) {
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
        FullBeans full = new FullBeans(beans, application());
        Set<String> services = new TreeSet<>(named.injected());
        services.addAll(application().configuredNames());
        services.forEach(service -> full.add(discovery, service));
        full.addCommon(discovery);
        full.addOptional(discovery);
    }

    /** Loads the services as late as possible: most deployments that fail for other reasons have failed before. */
    void load(@Observes @Priority(LAST) AfterDeploymentValidation validation) {
        try {
            application().start();
        } catch (Throwable e) { // the application's catalog may throw anything
            validation.addDeploymentProblem(e);
        }
    }

    /** Comes before the application's own observers, because one of them may be its main loop. */
    void announce(
            @Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) @Initialized(ApplicationScoped.class)
                    Object initialized) {
        application().announce(ThreadContext.current());
    }

    void end(@Observes BeforeShutdown shutdown) {
        application().close();
    }

    /** Calls an observer. If it fails, so does the deployment, but no container announces that. */
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

    private void replaceType(ProcessInjectionPoint<?, ?> event, InjectionPoint point, String service) {
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
