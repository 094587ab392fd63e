package io.piloted.cdi;

import io.piloted.Endpoint;
import io.piloted.Piloted;
import io.piloted.ServiceHandle;
import io.piloted.ServiceRegistry;
import jakarta.decorator.Decorator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.build.compatible.spi.AnnotationBuilder;
import jakarta.enterprise.inject.build.compatible.spi.BeanInfo;
import jakarta.enterprise.inject.build.compatible.spi.BuildCompatibleExtension;
import jakarta.enterprise.inject.build.compatible.spi.ClassConfig;
import jakarta.enterprise.inject.build.compatible.spi.Discovery;
import jakarta.enterprise.inject.build.compatible.spi.Enhancement;
import jakarta.enterprise.inject.build.compatible.spi.Messages;
import jakarta.enterprise.inject.build.compatible.spi.MetaAnnotations;
import jakarta.enterprise.inject.build.compatible.spi.ObserverInfo;
import jakarta.enterprise.inject.build.compatible.spi.Registration;
import jakarta.enterprise.inject.build.compatible.spi.ScannedClasses;
import jakarta.enterprise.inject.build.compatible.spi.SkipIfPortableExtensionPresent;
import jakarta.enterprise.inject.build.compatible.spi.Synthesis;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticBeanCreator;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticComponents;
import jakarta.enterprise.inject.build.compatible.spi.Types;
import jakarta.enterprise.lang.model.AnnotationInfo;
import jakarta.enterprise.lang.model.types.Type;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.lang.annotation.Annotation;
import java.util.List;

/**
 * The wiring on CDI Lite: Quarkus. The names come from the injection points when the application is built; the file is
 * read when it starts.
 */
@SkipIfPortableExtensionPresent(PilotedExtension.class)
public final class PilotedBuildCompatibleExtension implements BuildCompatibleExtension {

    private final NamedServices named = new NamedServices();
    private final LitePoints points = new LitePoints(named);

    /** For the container. */
    public PilotedBuildCompatibleExtension() {}

    /**
     * Adds the bean that starts and stops the library with the application, the interceptor of those that take providers,
     * and the scope of what is picked.
     *
     * @param classes the classes of the application
     * @param meta takes the scope
     */
    @Discovery
    public void discover(ScannedClasses classes, MetaAnnotations meta) {
        classes.add(LiteLifecycle.class.getName());
        classes.add(LiteProvidersInterceptor.class.getName());
        meta.addContext(PerCall.class, LitePerCallContext.class);
    }

    /**
     * Marks the beans that may have providers injected, for the interceptor. Not those that are interceptors or decorators: one
     * more binding would take an interceptor away from its beans. Their fields are not looked at here, since ArC fails to
     * list those of a class with an unknown supertype.
     *
     * @param type each class of the bean archives
     */
    @Enhancement(types = Object.class, withSubtypes = true)
    public void mark(ClassConfig type) {
        if (ClassFile.mentionsPiloted(type.info().name())
                && !type.info().hasAnnotation(Interceptor.class)
                && !type.info().hasAnnotation(Decorator.class)) {
            type.addAnnotation(LiteProviders.class);
        }
    }

    /**
     * Notes where services are injected.
     *
     * @param bean each bean of the application
     */
    @Registration(types = Object.class)
    public void note(BeanInfo bean) {
        points.note(bean);
    }

    /**
     * Notes which services observers wait for, and where some are injected into them.
     *
     * @param observer each observer of the application, since one of a supertype gets the event as well
     */
    @Registration(types = Object.class)
    public void note(ObserverInfo observer) {
        points.note(observer);
    }

    /**
     * Adds the beans for all that was noted.
     *
     * @param components takes the beans
     * @param types makes {@code List<Endpoint>}
     * @param messages takes what is wrong with injection points
     */
    @Synthesis
    public void addBeans(SyntheticComponents components, Types types, Messages messages) {
        points.unserved().problems().forEach(messages::error);
        components
                .addBean(NamedServices.class)
                .type(NamedServices.class)
                .qualifier(piloted(named.fingerprint())) // for Quarkus' dev mode, which keeps classes by their names
                .scope(Singleton.class)
                .createWith(LiteBeans.OfNamedServices.class)
                .withParam(LiteBeans.INJECTED, named.injectedAsText())
                .withParam(LiteBeans.OBSERVED, named.observed().toArray(String[]::new));
        components
                .addBean(ServiceRegistry.class)
                .type(ServiceRegistry.class)
                .scope(ApplicationScoped.class)
                .createWith(LiteBeans.OfRegistry.class);
        components
                .addBean(RunningApplication.class)
                .type(RunningApplication.class)
                .scope(Singleton.class)
                .createWith(LiteBeans.OfApplication.class);
        for (String service : named.injected()) {
            add(
                    components,
                    service,
                    Endpoint.class,
                    types.of(Endpoint.class),
                    PerCall.class,
                    LiteBeans.OfEndpoint.class);
            add(
                    components,
                    service,
                    List.class,
                    types.parameterized(List.class, Endpoint.class),
                    PerCall.class,
                    LiteBeans.OfEndpoints.class);
            add(
                    components,
                    service,
                    ServiceHandle.class,
                    types.of(ServiceHandle.class),
                    Dependent.class,
                    LiteBeans.OfHandle.class);
        }
    }

    private static <T> void add(
            SyntheticComponents components,
            String service,
            Class<T> implementation,
            Type type,
            Class<? extends Annotation> scope,
            Class<? extends SyntheticBeanCreator<T>> creator) {
        components
                .addBean(implementation)
                .type(type)
                .qualifier(piloted(service))
                .scope(scope)
                .createWith(creator)
                .withParam(LiteBeans.SERVICE, service);
    }

    private static AnnotationInfo piloted(String value) {
        return AnnotationBuilder.of(Piloted.class)
                .member(LitePoints.MEMBER, value)
                .build();
    }
}
