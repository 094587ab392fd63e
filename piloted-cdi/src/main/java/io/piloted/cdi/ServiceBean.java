package io.piloted.cdi;

import io.piloted.Piloted;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.enterprise.inject.spi.PassivationCapable;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A bean of the portable extension for one service. It is a {@link Bean} class, not a bean configurator, because a file
 * may have thousands of services, and configured beans need several times as much memory.
 */
final class ServiceBean<T> implements Bean<T>, PassivationCapable {

    private final String service;
    private final Kind<T> kind;

    ServiceBean(String service, Kind<T> kind) {
        this.service = service;
        this.kind = kind;
    }

    /**
     * The common properties of the beans of one type for all services.
     *
     * @param id the prefix of the beans' ids
     * @param types the bean types
     * @param scope the scope
     * @param value creates the object for a service
     */
    record Kind<T>(String id, Set<Type> types, Class<? extends Annotation> scope, Function<String, T> value) {}

    T value() {
        return kind.value.apply(service);
    }

    @Override
    public T create(CreationalContext<T> context) {
        return value();
    }

    @Override
    public void destroy(T instance, CreationalContext<T> context) {
        context.release();
    }

    @Override
    public Set<Type> getTypes() {
        return kind.types;
    }

    @Override
    public Set<Annotation> getQualifiers() {
        return Set.of(Piloted.Literal.of(service), Any.Literal.INSTANCE);
    }

    @Override
    public Class<? extends Annotation> getScope() {
        return kind.scope;
    }

    @Override
    public String getId() {
        return kind.id + ':' + service;
    }

    /** Makes the bean belong to this jar's archive. */
    @Override
    public Class<?> getBeanClass() {
        return PilotedApplication.class;
    }

    @Override
    public @Nullable String getName() {
        return null;
    }

    @Override
    public Set<Class<? extends Annotation>> getStereotypes() {
        return Set.of();
    }

    @Override
    public Set<InjectionPoint> getInjectionPoints() {
        return Set.of();
    }

    @Override
    public boolean isAlternative() {
        return false;
    }

    @Override
    public String toString() {
        return "Bean[" + getId() + ']';
    }
}
