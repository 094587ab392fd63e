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
import java.util.List;

/**
 * The CDI extension for CDI Lite (Quarkus). It finds the services' names at the injection points at build time. The
 * file is read when the application starts.
 */
@SkipIfPortableExtensionPresent(PilotedExtension.class)
public final class PilotedBuildCompatibleExtension implements BuildCompatibleExtension {

    private final NamedServices named = new NamedServices();
    private final LitePoints points = new LitePoints(named);

    /**
     * Adds the bean that starts and stops the library, the interceptors, and the scope of endpoints. Binds an
     * interceptor to methods with {@code @Retry}.
     */
    @Discovery
    public void discover(ScannedClasses classes, MetaAnnotations meta) {
        classes.add(LiteLifecycle.class.getName());
        classes.add(LiteProvidersInterceptor.class.getName());
        classes.add(RetriedMethods.INTERCEPTOR);
        meta.addContext(PerCall.class, LitePerCallContext.class);
        RetriedMethods.annotation()
                .ifPresent(retry -> meta.addInterceptorBinding(retry).addAnnotation(Attempts.class));
    }

    /**
     * Adds the interceptor's binding to classes that may have providers injected, except to interceptors and
     * decorators: another binding would change the beans that an interceptor applies to. Does not look at the fields,
     * because ArC cannot list the fields of a class with an unknown supertype.
     */
    @Enhancement(types = Object.class, withSubtypes = true)
    public void mark(ClassConfig type) {
        if (ClassFile.mentionsPiloted(type.info().name())
                && !type.info().hasAnnotation(Interceptor.class)
                && !type.info().hasAnnotation(Decorator.class)) {
            type.addAnnotation(LiteProviders.class);
        }
    }

    @Registration(types = Object.class)
    public void note(BeanInfo bean) {
        points.note(bean);
    }

    /** Records services that an observer waits for, and services that are injected into it. */
    @Registration(types = Object.class)
    public void note(ObserverInfo observer) {
        points.note(observer);
    }

    @Synthesis
    public void addBeans(SyntheticComponents components, Types types, Messages messages) {
        points.unserved().problems().forEach(messages::error);
        components
                .addBean(NamedServices.class)
                .type(NamedServices.class)
                .qualifier(piloted(named.fingerprint())) // dev mode caches by this name
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
            addPicked(components, service, Endpoint.class, types.of(Endpoint.class));
            addPicked(components, service, List.class, types.parameterized(List.class, Endpoint.class));
            components
                    .addBean(ServiceHandle.class)
                    .type(ServiceHandle.class)
                    .qualifier(piloted(service))
                    .scope(Dependent.class)
                    .createWith(LiteBeans.OfHandle.class)
                    .withParam(LiteBeans.SERVICE, service);
        }
    }

    @SuppressWarnings("unchecked") // the creator creates nothing
    private static <T> void addPicked(
            SyntheticComponents components, String service, Class<T> implementation, Type type) {
        components
                .addBean(implementation)
                .type(type)
                .qualifier(piloted(service))
                .scope(PerCall.class)
                .createWith((Class<? extends SyntheticBeanCreator<T>>) (Class<?>) LiteBeans.OfPick.class);
    }

    private static AnnotationInfo piloted(String value) {
        return AnnotationBuilder.of(Piloted.class)
                .member(LitePoints.MEMBER, value)
                .build();
    }
}
