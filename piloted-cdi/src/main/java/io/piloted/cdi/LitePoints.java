package io.piloted.cdi;

import io.piloted.Endpoint;
import io.piloted.Piloted;
import jakarta.decorator.Decorator;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.build.compatible.spi.InjectionPointInfo;
import jakarta.enterprise.lang.model.AnnotationInfo;
import jakarta.enterprise.lang.model.declarations.ClassInfo;
import jakarta.enterprise.lang.model.declarations.DeclarationInfo;
import jakarta.enterprise.lang.model.declarations.FieldInfo;
import jakarta.enterprise.lang.model.declarations.MethodInfo;
import jakarta.enterprise.lang.model.declarations.ParameterInfo;
import jakarta.enterprise.lang.model.types.Type;
import jakarta.inject.Provider;
import jakarta.interceptor.Interceptor;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the build compatible extension wants to know of injection points and of the classes that have them. */
final class LitePoints {

    private static final Set<String> LOOKUPS = Set.of(Provider.class.getName(), Instance.class.getName());

    private LitePoints() {}

    /** The names in the {@link Piloted} ones of these qualifiers. */
    static Stream<String> services(Collection<AnnotationInfo> qualifiers) {
        return qualifiers.stream()
                .filter(qualifier -> qualifier.name().equals(Piloted.class.getName()))
                .map(qualifier -> qualifier.member("value").asString());
    }

    /** Whether it is what somebody wants to select endpoints from. */
    static boolean isAnyEndpoint(InjectionPointInfo point) {
        return point.type().isClass()
                && point.type().asClass().declaration().name().equals(Endpoint.class.getName())
                && point.qualifiers().stream()
                        .map(AnnotationInfo::name)
                        .toList()
                        .equals(List.of(Any.class.getName()));
    }

    /**
     * Whether a constructor or a field of it, or of a supertype, takes what {@link DirectProvidersInterceptor} puts ours in the
     * place of. Not if it is an interceptor itself, which one more binding would take away from its beans, or a decorator.
     */
    static boolean takesProvider(ClassInfo type) {
        return !type.hasAnnotation(Interceptor.class) && !type.hasAnnotation(Decorator.class) && hasLookup(type);
    }

    private static boolean hasLookup(@Nullable ClassInfo type) {
        return type != null
                && !type.name().startsWith("java.")
                && (Stream.concat(
                                        type.fields().stream(),
                                        type.constructors().stream()
                                                .flatMap(constructor -> constructor.parameters().stream()))
                                .anyMatch(LitePoints::isPilotedLookup)
                        || hasLookup(type.superClassDeclaration()));
    }

    private static boolean isPilotedLookup(DeclarationInfo point) {
        Type type = point instanceof FieldInfo field ? field.type() : ((ParameterInfo) point).type();
        return point.hasAnnotation(Piloted.class)
                && type.isParameterizedType()
                && LOOKUPS.contains(
                        type.asParameterizedType().genericClass().declaration().name());
    }

    /** Where it is, for people. */
    static String place(DeclarationInfo declaration) {
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
