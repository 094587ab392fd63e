package io.piloted.cdi;

import io.piloted.Endpoint;
import io.piloted.Piloted;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.build.compatible.spi.InjectionPointInfo;
import jakarta.enterprise.lang.model.AnnotationInfo;
import jakarta.enterprise.lang.model.declarations.DeclarationInfo;
import jakarta.enterprise.lang.model.declarations.FieldInfo;
import jakarta.enterprise.lang.model.declarations.MethodInfo;
import jakarta.enterprise.lang.model.declarations.ParameterInfo;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** What the build compatible extension wants to know of injection points. */
final class LitePoints {

    /** The member of {@link Piloted}. */
    static final String MEMBER = "value";

    private LitePoints() {}

    /** The names in the {@link Piloted} ones of these qualifiers. */
    static Stream<String> services(Collection<AnnotationInfo> qualifiers) {
        return qualifiers.stream()
                .filter(qualifier -> qualifier.name().equals(Piloted.class.getName()))
                .map(qualifier -> qualifier.member(MEMBER).asString());
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
