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

/** The beans that the portable extension adds. It does not keep the event, which holds all that was added. */
final class FullBeans {

    /** A container takes beans with the same id for the same bean. */
    private static final String ID = "piloted:" + LibraryCopy.name() + ':';

    private final BeanManager beans;
    private final PilotedApplication application;

    private final Kind<Endpoint> endpoint;
    private final Kind<List<Endpoint>> endpoints;
    private final Kind<ServiceHandle> serviceHandle;
    private final Kind<NextEndpointInstance> nextEndpointInstance;
    private final Kind<EndpointListInstance> endpointListInstance;

    /** By service, since an endpoint may be selected again and again. */
    private final Map<String, Boolean> ours = new ConcurrentHashMap<>();

    private final Map<String, Boolean> oursAsList = new ConcurrentHashMap<>();

    /** Filled before the container is ready, and not changed then. */
    private final Set<String> selectable = new HashSet<>();

    FullBeans(BeanManager beans, PilotedApplication application) {
        this.beans = beans;
        this.application = application;
        // Asked for dynamically these are made again and again, so nothing may be kept of them.
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
        // The same each time: of other objects OpenWebBeans would keep every one that its Instance gives.
        this.serviceHandle = kind("handle", ServiceHandle.class, PerCall.class, this::handle);
        // These are injected, and live as long as the bean they are injected into.
        this.nextEndpointInstance =
                kind("nextEndpoint", NextEndpointInstance.class, Dependent.class, this::nextEndpointInstance);
        this.endpointListInstance =
                kind("endpointList", EndpointListInstance.class, Dependent.class, this::endpointListInstance);
    }

    /** What there is once. */
    void addCommon(AfterBeanDiscovery discovery) {
        discovery
                .<ServiceRegistry>addBean()
                .beanClass(ServiceRegistry.class) // which OpenWebBeans proxies, whatever the types say
                .types(Object.class, ServiceRegistry.class)
                .qualifiers(Default.Literal.INSTANCE, Any.Literal.INSTANCE)
                .scope(ApplicationScoped.class)
                .id(ID + "ServiceRegistry")
                .createWith(context -> application);
        // For whoever the container does not inject into, and who asks again and again.
        discovery
                .<RunningApplication>addBean()
                .beanClass(RunningApplication.class)
                .types(Object.class, RunningApplication.class)
                .qualifiers(Default.Literal.INSTANCE, Any.Literal.INSTANCE)
                .scope(PerCall.class)
                .id(ID + "RunningApplication")
                .createWith(context -> application);
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

    /** What there is if the server has what it needs. */
    void addOptional(AfterBeanDiscovery discovery) {
        OptionalParts.addBeans(discovery, application, ID + "ServicesReadiness");
    }

    /**
     * What there is of a service. Also what is injected only, of a service that no bean has injected: servers inject into
     * classes that are no beans, such as Jakarta REST resources on Payara, and announce their injection points later.
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
                : new EndpointSinceRefresh(
                        application,
                        service,
                        new ServiceBean<>(service, endpoint),
                        () -> container(service, Endpoint.class));
    }

    private NextEndpointInstance nextEndpointInstance(String service) {
        boolean isOurs = ours.computeIfAbsent(service, name -> isOurs(Endpoint.class, name));
        return new NextEndpointInstance(
                handle(service), container(isOurs, () -> container(service, Endpoint.class)), isOurs);
    }

    /** The application's own has to know what it gave when it is asked to destroy it; of ours nothing is kept. */
    private static <T> Supplier<Instance<T>> container(boolean isOurs, Supplier<Instance<T>> made) {
        if (isOurs) {
            return made;
        }
        Instance<T> kept = made.get();
        return () -> kept;
    }

    /** Whether it is our bean that gives the endpoints, and no alternative of the application. */
    private boolean isOurs(Type type, String service) {
        try {
            Bean<?> bean = beans.resolve(beans.getBeans(type, Piloted.Literal.of(service)));
            return bean == null || bean.getScope() == PerCall.class;
        } catch (AmbiguousResolutionException e) {
            return false; // as the container's own says when it is asked
        }
    }

    private EndpointListInstance endpointListInstance(String service) {
        boolean isOurs = oursAsList.computeIfAbsent(service, name -> isOurs(PointType.ENDPOINTS.getType(), name));
        return new EndpointListInstance(
                handle(service),
                container(
                        isOurs, () -> beans.createInstance().select(PointType.ENDPOINTS, Piloted.Literal.of(service))),
                isOurs);
    }

    private <T> Instance<T> container(String service, Class<T> type) {
        return beans.createInstance().select(type, Piloted.Literal.of(service));
    }
}
