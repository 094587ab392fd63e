package io.piloted.rest;

import io.piloted.NoEndpointException;
import io.piloted.PilotedException;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Providers;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A search for the application's exception mapper for a supertype of {@link NoEndpointException}. */
final class CatchAllMapper {

    /** The supertypes. Not {@link Throwable}, because servers have their own mappers for it. */
    private static final Set<Type> CAUGHT = Set.of(PilotedException.class, RuntimeException.class, Exception.class);

    private CatchAllMapper() {}

    static @Nullable ExceptionMapper<? super NoEndpointException> of(@Nullable Providers providers) {
        if (providers == null) {
            return null;
        }
        ExceptionMapper<PilotedException> nearest;
        try {
            nearest = providers.getExceptionMapper(PilotedException.class);
        } catch (RuntimeException e) { // the server does not support the lookup
            return null;
        }
        return nearest != null && catches(nearest.getClass()) ? nearest : null;
    }

    /** Excludes mappers of servers: TomEE's tracing has one for {@link Exception}, which responds with 500. */
    private static boolean isOfApplication(Class<?> mapper) {
        ClassLoader loader = mapper.getClassLoader();
        return loader == Thread.currentThread().getContextClassLoader()
                || loader == CatchAllMapper.class.getClassLoader();
    }

    /** Also checks superclasses, because the container may have created a subclass of the mapper. */
    private static boolean catches(Class<?> mapper) {
        for (Class<?> type = mapper; type != null; type = type.getSuperclass()) {
            for (Type implemented : type.getGenericInterfaces()) {
                if (implemented instanceof ParameterizedType generic
                        && generic.getRawType() == ExceptionMapper.class
                        && CAUGHT.contains(generic.getActualTypeArguments()[0])) {
                    return isOfApplication(type);
                }
            }
        }
        return false;
    }
}
