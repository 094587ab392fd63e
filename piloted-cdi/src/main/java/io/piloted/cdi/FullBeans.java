package io.piloted.cdi;

import io.piloted.Endpoint;
import io.piloted.Piloted;
import io.piloted.ServiceHandle;
import io.piloted.ServiceRegistry;
import io.piloted.cdi.ServiceBean.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.AmbiguousResolutionException;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The beans that the portable extension adds. It has no reference to the CDI event, which would keep all added objects
 * in memory.
 */
final class FullBeans {

    /** The prefix of bean ids, which must be different for each copy of the library. */
    private static final String ID = "piloted:" + LibraryCopy.name() + ':';

    private final BeanManager beans;
    private final PilotedApplication application;

    private final Kind<Endpoint> endpoint;
    private final Kind<List<Endpoint>> endpoints;
    private final Kind<ServiceHandle> serviceHandle;
    private final Kind<NextEndpointInstance> nextEndpointInstance;
    private final Kind<EndpointListInstance> endpointListInstance;

    /** Results of {@link #isFromLibrary} by service, because an application may select an endpoint very often. */
    private final Map<String, Boolean> fromLibrary = new ConcurrentHashMap<>();

    private final Map<String, Boolean> listsFromLibrary = new ConcurrentHashMap<>();

    /** Filled before the container is ready, and not changed later. */
    private final Set<String> selectable = new HashSet<>();

    FullBeans(BeanManager beans, PilotedApplication application) {
        this.beans = beans;
        this.application = application;
        // Dynamic lookups create these very often, so the container must not keep them.
        this.endpoint = kind(
                "endpoint",
                Endpoint.class,
                PerCall.class,
                service -> handle(service).next());
        this.endpoints = kind(
                "endpoints",
                PointType.ENDPOINTS.getType(),
                PerCall.class,
                service -> handle(service).endpoints());
        // Always the same object for a service, because OpenWebBeans keeps each object that its Instance returns.
        this.serviceHandle = kind("handle", ServiceHandle.class, PerCall.class, this::handle);
        // These live as long as the bean into which they are injected.
        this.nextEndpointInstance =
                kind("nextEndpoint", NextEndpointInstance.class, Dependent.class, this::nextEndpointInstance);
        this.endpointListInstance =
                kind("endpointList", EndpointListInstance.class, Dependent.class, this::endpointListInstance);
    }

    /** Adds the beans that do not belong to a service. */
    void addCommon(AfterBeanDiscovery discovery) {
        addApplication(discovery, ServiceRegistry.class, ApplicationScoped.class, application);
        // For code without injection, which looks it up very often.
        addApplication(discovery, RunningApplication.class, PerCall.class, application);
        discovery
                .<AnyEndpoints>addBean()
                .beanClass(AnyEndpoints.class)
                .types(Object.class, AnyEndpoints.class)
                .qualifiers(Any.Literal.INSTANCE)
                .scope(Dependent.class)
                .id(ID + "AnyEndpoints")
                .createWith(context -> new AnyEndpoints(
                        this::selected, () -> beans.createInstance().select(Endpoint.class, Any.Literal.INSTANCE)));
    }

    private static <T> void addApplication(
            AfterBeanDiscovery discovery, Class<T> type, Class<? extends Annotation> scope, T application) {
        discovery
                .<T>addBean()
                .beanClass(type) // OpenWebBeans creates its proxy from this class, not from the types
                .types(Object.class, type)
                .qualifiers(Default.Literal.INSTANCE, Any.Literal.INSTANCE)
                .scope(scope)
                .id(ID + type.getSimpleName())
                .createWith(context -> application);
    }

    /** Adds the beans that need an optional API of the server. */
    void addOptional(AfterBeanDiscovery discovery) {
        OptionalParts.addBeans(discovery, application, ID + "ServicesReadiness");
    }

    /**
     * Adds the beans of a service, even if no bean injects it. Servers also inject into classes that are not beans,
     * such as Jakarta REST resources on Payara, and announce these injection points later.
     */
    void add(AfterBeanDiscovery discovery, String service) {
        selectable.add(service);
        Stream.of(endpoint, endpoints, serviceHandle, nextEndpointInstance, endpointListInstance)
                .forEach(kind -> discovery.addBean(new ServiceBean<>(service, kind)));
    }

    private static <T> Kind<T> kind(
            String id, Type type, Class<? extends Annotation> scope, Function<String, T> value) {
        return new Kind<>(ID + id, Set.of(Object.class, type), scope, value);
    }

    private InjectedHandle handle(String service) {
        return application.handles().of(service);
    }

    private Instance<Endpoint> selected(String service) {
        return selectable.contains(service)
                ? nextEndpointInstance(service)
                : new LateServiceInstance(
                        application,
                        service,
                        new ServiceBean<>(service, endpoint),
                        () -> container(service, Endpoint.class));
    }

    private NextEndpointInstance nextEndpointInstance(String service) {
        boolean isFromLibrary = fromLibrary.computeIfAbsent(service, name -> isFromLibrary(Endpoint.class, name));
        return new NextEndpointInstance(
                handle(service), container(isFromLibrary, () -> container(service, Endpoint.class)), isFromLibrary);
    }

    /**
     * The container's instance. For an application's alternative it must be the same each time, so that it can destroy
     * what it created.
     */
    private static <T> Supplier<Instance<T>> container(boolean isFromLibrary, Supplier<Instance<T>> made) {
        if (isFromLibrary) {
            return made;
        }
        Instance<T> kept = made.get();
        return () -> kept;
    }

    /** Whether the bean for the service is the library's, not an alternative of the application. */
    private boolean isFromLibrary(Type type, String service) {
        try {
            Bean<?> bean = beans.resolve(beans.getBeans(type, Piloted.Literal.of(service)));
            return bean == null || bean.getScope() == PerCall.class;
        } catch (AmbiguousResolutionException e) {
            return false; // ambiguous: the container's own instance reports it
        }
    }

    private EndpointListInstance endpointListInstance(String service) {
        boolean isFromLibrary =
                listsFromLibrary.computeIfAbsent(service, name -> isFromLibrary(PointType.ENDPOINTS.getType(), name));
        return new EndpointListInstance(
                handle(service),
                container(
                        isFromLibrary,
                        () -> beans.createInstance().select(PointType.ENDPOINTS, Piloted.Literal.of(service))),
                isFromLibrary);
    }

    private <T> Instance<T> container(String service, Class<T> type) {
        return beans.createInstance().select(type, Piloted.Literal.of(service));
    }
}
