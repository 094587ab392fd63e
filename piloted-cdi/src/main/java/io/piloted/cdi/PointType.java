package io.piloted.cdi;

import io.piloted.Endpoint;
import io.piloted.ServiceHandle;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.util.TypeLiteral;
import jakarta.inject.Provider;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The types of injection points for services. A wildcard (as Kotlin generates it) or a type variable of a generic
 * supertype counts as its bound.
 */
final class PointType {

    static final TypeLiteral<List<Endpoint>> ENDPOINTS = new TypeLiteral<>() {};

    private PointType() {}

    /**
     * The type of the object that is injected for a wanted type.
     *
     * @return the new type of the injection point; null if the library does not provide the wanted type
     */
    static @Nullable Type given(Type wanted) {
        if (isLookup(wanted)) {
            Type lookedUp = argument(wanted);
            if (lookedUp == Endpoint.class) {
                return NextEndpointInstance.class;
            }
            if (isList(lookedUp)) {
                return EndpointListInstance.class;
            }
            return lookedUp == ServiceHandle.class ? wanted : null;
        }
        if (isList(wanted)) {
            return ENDPOINTS.getType();
        }
        return wanted == Endpoint.class || wanted == ServiceHandle.class ? wanted : null;
    }

    /** Whether the type is {@code Instance<Endpoint>}. */
    static boolean isInstance(Type wanted) {
        return raw(wanted) == Instance.class && argument(wanted) == Endpoint.class;
    }

    /** Whether the container itself injects this type, with any qualifiers. */
    static boolean isFacade(Type wanted) {
        return isLookup(wanted) || raw(wanted) == Event.class;
    }

    private static boolean isLookup(Type type) {
        Type raw = raw(type);
        return raw == Provider.class || raw == Instance.class;
    }

    private static boolean isList(Type type) {
        return raw(type) == List.class && argument(type) == Endpoint.class;
    }

    private static @Nullable Type raw(Type type) {
        return type instanceof ParameterizedType parameterized ? parameterized.getRawType() : null;
    }

    private static Type argument(Type type) {
        return bound(((ParameterizedType) type).getActualTypeArguments()[0]);
    }

    private static Type bound(Type type) {
        if (type instanceof WildcardType wildcard) {
            Type[] lower = wildcard.getLowerBounds();
            return bound(lower.length > 0 ? lower[0] : wildcard.getUpperBounds()[0]);
        }
        return type instanceof TypeVariable<?> variable ? bound(variable.getBounds()[0]) : type;
    }
}
