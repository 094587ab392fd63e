package io.piloted.cdi;

import static io.piloted.cdi.Messages.MESSAGES;

import io.piloted.Endpoint;
import io.piloted.Piloted;
import io.piloted.ServiceHandle;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.build.compatible.spi.BeanInfo;
import jakarta.enterprise.inject.build.compatible.spi.DisposerInfo;
import jakarta.enterprise.inject.build.compatible.spi.InjectionPointInfo;
import jakarta.enterprise.inject.build.compatible.spi.ObserverInfo;
import jakarta.enterprise.lang.model.AnnotationInfo;
import jakarta.enterprise.lang.model.declarations.DeclarationInfo;
import jakarta.enterprise.lang.model.declarations.FieldInfo;
import jakarta.enterprise.lang.model.declarations.MethodInfo;
import jakarta.enterprise.lang.model.declarations.ParameterInfo;
import jakarta.enterprise.lang.model.types.ParameterizedType;
import jakarta.enterprise.lang.model.types.Type;
import jakarta.inject.Provider;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The build compatible extension's record of the application's injection points and observers. */
final class LitePoints {

    /** The member of {@link Piloted}. */
    static final String MEMBER = "value";

    private static final Set<String> VALUES = Set.of(Endpoint.class.getName(), ServiceHandle.class.getName());
    private static final Set<String> CONTAINERS =
            Set.of(Provider.class.getName(), Instance.class.getName(), List.class.getName());

    /** The types of observers that receive the library's events. */
    private static final Set<String> EVENTS = Stream.concat(
                    Observers.EVENTS.stream(), Stream.of(Record.class, Object.class))
            .map(Class::getName)
            .collect(Collectors.toUnmodifiableSet());

    /** The types that the container itself injects, with any qualifiers. */
    private static final Set<String> FACADES =
            Set.of(Provider.class.getName(), Instance.class.getName(), Event.class.getName());

    private final NamedServices named;
    private final UnservedPoints unserved = new UnservedPoints();

    LitePoints(NamedServices named) {
        this.named = named;
    }

    /**
     * Records the services that are injected into a bean, or into its disposer, which ArC does not list as an injection
     * point.
     */
    void note(BeanInfo bean) {
        services(bean.qualifiers()).forEach(unserved::addBean);
        for (InjectionPointInfo point : bean.injectionPoints()) {
            if (!hasOtherQualifiers(point)) {
                note(point.type(), point.qualifiers(), point::declaration);
            }
            if (isAnyEndpoint(point)) {
                MESSAGES.onlyInjectedServices(place(point.declaration()));
            }
        }
        DisposerInfo disposer = bean.disposer();
        if (disposer != null) {
            note(disposer.disposerMethod(), disposer.disposedParameter());
        }
    }

    /** The injection points with types that the library does not provide. */
    UnservedPoints unserved() {
        return unserved;
    }

    /** Records the services that an observer waits for, and the services that are injected into it. */
    void note(ObserverInfo observer) {
        Type event = observer.eventType();
        if (event.isClass() && EVENTS.contains(event.asClass().declaration().name())) {
            services(observer.qualifiers()).forEach(named::addObserved);
        }
        if (!observer.isSynthetic()) {
            note(observer.observerMethod(), observer.eventParameter());
        }
    }

    private void note(MethodInfo method, ParameterInfo subject) {
        for (ParameterInfo parameter : method.parameters()) {
            if (!parameter.equals(subject)) {
                note(parameter.type(), parameter.annotations(), () -> parameter);
            }
        }
    }

    /**
     * Records an injection point if the library provides its type. The application may use the qualifier for other
     * types.
     *
     * @param declaration gives the point's declaration, which ArC does not have for each point
     */
    private void note(Type type, Collection<AnnotationInfo> qualifiers, Supplier<DeclarationInfo> declaration) {
        if (isProvided(type)) {
            services(qualifiers).forEach(service -> named.addInjected(service, place(declaration.get())));
        } else if (!isFacade(type)) {
            services(qualifiers)
                    .forEach(service -> unserved.add(service, String.valueOf(type), place(declaration.get())));
        }
    }

    private static boolean isFacade(Type type) {
        return type.isParameterizedType()
                && FACADES.contains(type.asParameterizedType().declaration().name());
    }

    private static boolean isProvided(Type type) {
        if (type.isWildcardType()) {
            Type bound = type.asWildcardType().upperBound();
            return bound != null && isProvided(bound);
        }
        if (type.isParameterizedType()) {
            ParameterizedType parameterized = type.asParameterizedType();
            return CONTAINERS.contains(parameterized.declaration().name())
                    && isProvided(parameterized.typeArguments().get(0));
        }
        return type.isClass() && VALUES.contains(type.asClass().declaration().name());
    }

    private static Stream<String> services(Collection<AnnotationInfo> qualifiers) {
        return qualifiers.stream()
                .filter(qualifier -> qualifier.name().equals(Piloted.class.getName()))
                .map(qualifier -> qualifier.member(MEMBER).asString());
    }

    /** Whether the point has other qualifiers too; then it is for a bean of the application. */
    private static boolean hasOtherQualifiers(InjectionPointInfo point) {
        return point.qualifiers().stream()
                .map(AnnotationInfo::name)
                .anyMatch(name -> !name.equals(Piloted.class.getName()) && !name.equals(Any.class.getName()));
    }

    /** Whether the point is {@code @Any Instance<Endpoint>}. */
    private static boolean isAnyEndpoint(InjectionPointInfo point) {
        return point.type().isClass()
                && point.type().asClass().declaration().name().equals(Endpoint.class.getName())
                && point.qualifiers().stream()
                        .map(AnnotationInfo::name)
                        .toList()
                        .equals(List.of(Any.class.getName()));
    }

    /** The place of the point, for messages. */
    private static String place(DeclarationInfo declaration) {
        if (declaration instanceof FieldInfo field) {
            return field.declaringClass().name() + '.' + field.name();
        }
        if (declaration instanceof ParameterInfo parameter) {
            MethodInfo method = parameter.declaringMethod();
            String name = method.isConstructor() ? "<init>" : method.name();
            return method.declaringClass().name() + '.' + name;
        }
        return declaration.toString();
    }
}
